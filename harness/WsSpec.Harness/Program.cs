using System.Runtime.InteropServices;
using WsSpec.Harness.Cli;

// The first signal stops what goes on and lets it write its report. The second is often the same one, sent to the whole group of
// processes, so it only gets an answer; the third is the system's.
var signals = 0;
using var interrupted = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

return await Application.RunAsync(args, Console.Out, Console.Error, interrupted.Token);

void Stop(PosixSignalContext context)
{
    switch (Interlocked.Increment(ref signals))
    {
        case 1:
            context.Cancel = true;
            interrupted.Cancel();
            break;
        case 2:
            context.Cancel = true;
            Console.Error.WriteLine("wsspec: stopping; what there is will be reported, and a third signal ends that too");
            break;
        default:
            break;
    }
}
