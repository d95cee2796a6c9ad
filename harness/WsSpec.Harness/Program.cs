using System.Runtime.InteropServices;
using WsSpec.Harness.Cli;

// The first interrupt stops the run and lets it write its report; a second one is the system's.
using var interrupted = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

return await Application.RunAsync(args, Console.Out, Console.Error, interrupted.Token);

void Stop(PosixSignalContext context)
{
    if (!interrupted.IsCancellationRequested)
    {
        context.Cancel = true;
        interrupted.Cancel();
    }
}
