using System.ComponentModel;
using System.Diagnostics;

namespace WsSpec.Fuzzing.Processes;

/// <summary>
/// How long a program has gone without progress. A busy machine may keep it from running, so what counts is the processor time it has
/// used since; one that waits for ever uses none, and is given up after a much longer time by the clock.
/// </summary>
internal sealed class Stall(Process program)
{
    private const int ClockFactor = 30;

    private TimeSpan _used;
    private long _since = TimeProvider.System.GetTimestamp();

    /// <summary>The program has made progress.</summary>
    public void End() => (_used, _since) = (Used(), TimeProvider.System.GetTimestamp());

    /// <summary>Whether the program has used more processor time than that without progress.</summary>
    public bool Exceeds(TimeSpan limit) => Used() - _used > limit || TimeProvider.System.GetElapsedTime(_since) > ClockFactor * limit;

    private TimeSpan Used()
    {
        try
        {
            program.Refresh();
            return program.TotalProcessorTime;
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has just ended.
            return _used;
        }
    }
}
