using System.Diagnostics;

namespace WsSpec.Harness.Processes;

/// <summary>
/// Looks at the resident memory of a process whenever it is told to; it is another process once the testee was started again.
/// </summary>
internal sealed class MemorySampler
{
    private long _start;
    private long _peak;
    private long _end;

    /// <summary>Null when no sample could be taken.</summary>
    public MemoryUse? Use => _peak == 0 ? null : new(_start, _peak, _end);

    /// <summary>Takes a sample; a process that is gone, or belongs to somebody else, gives none.</summary>
    public void Sample(int? processId)
    {
        if (processId is not { } id || WorkingSet(id) is not { } octets)
        {
            return;
        }

        _start = _start == 0 ? octets : _start;
        _peak = Math.Max(_peak, octets);
        _end = octets;
    }

    private static long? WorkingSet(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.WorkingSet64 is > 0 and var octets ? octets : null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
