namespace WsSpec.Harness.Running;

/// <summary>How much of a time that several spend side by side is of one kind. Safe to use from several threads.</summary>
internal sealed class TimeShare
{
    private long _part;
    private long _whole;

    /// <summary>From 0 to 1; 1 while nothing was added.</summary>
    public double OfAll => Interlocked.Read(ref _whole) is > 0 and var whole
        ? Math.Min(1, (double)Interlocked.Read(ref _part) / whole)
        : 1;

    /// <summary>One of them has spent so much time.</summary>
    /// <param name="part">How much of it is of that kind.</param>
    public void Add(TimeSpan part, TimeSpan whole)
    {
        Interlocked.Add(ref _part, part.Ticks);
        Interlocked.Add(ref _whole, whole.Ticks);
    }
}
