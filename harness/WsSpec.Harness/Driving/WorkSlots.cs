namespace WsSpec.Harness.Driving;

/// <summary>So many cases work at once. A slot is for work: a case that only waits lends its slot to another.</summary>
public sealed class WorkSlots(int count, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count);

    /// <summary>Waits for a slot.</summary>
    /// <returns>The slot; it is free again when that is disposed of.</returns>
    public async Task<WorkSlot> EnterAsync(CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        return new(_free, clock);
    }

    public void Dispose() => _free.Dispose();
}
