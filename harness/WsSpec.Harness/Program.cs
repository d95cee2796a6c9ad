using System.CommandLine;
using System.Runtime.InteropServices;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Transports;

// The first interrupt stops the run and lets it write its report; a second one is the system's.
using var interrupted = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var root = new RootCommand("wsspec tests WebSocket implementations against RFC 6455.")
{
    new RunCommand(),
    new ListCommand(),
    new ExplainCommand(),
    new JudgeCommand(),
    new AcceptCommand(),
    new EchoCommand(),
};

var parsed = root.Parse(args);
if (parsed.Errors is [var error, ..])
{
    return Complain(error.Message, ExitCode.Usage);
}

try
{
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interrupted.Token);
}
catch (CommandException e)
{
    return Complain(e.Message, e.ExitCode);
}
catch (TargetUnreachableException e)
{
    return Complain(e.Message, ExitCode.NothingTested);
}
catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
{
    return Complain("interrupted", ExitCode.Interrupted);
}
#pragma warning disable CA1031 // Whatever else goes wrong is the harness's own fault, and its exit code says so.
catch (Exception e)
#pragma warning restore CA1031
{
    return Complain($"harness error: {e}", ExitCode.HarnessError);
}

static int Complain(string message, int exitCode)
{
    Console.Error.WriteLine($"wsspec: {message}");
    return exitCode;
}

void Stop(PosixSignalContext context)
{
    if (!interrupted.IsCancellationRequested)
    {
        context.Cancel = true;
        interrupted.Cancel();
    }
}
