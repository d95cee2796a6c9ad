using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Driving;

/// <summary>
/// How much of what testees send is kept, weighed as memory. A connection has what its scenario accounts for, a little besides, and a share
/// of what all connections of a run have together: so a run is bounded, whatever its testee does, and the first floods are seen best.
/// </summary>
public sealed class Allowance
{
    /// <summary>For a handshake and some frames, which every connection has.</summary>
    private const long Least = 16 * 1024;

    /// <summary>For what one connection may have at the most, whatever it was sent.</summary>
    private const long Most = 1024 * 1024;

    /// <summary>An answer is weighed on the wire, in what is made of it, and where it was compressed.</summary>
    private const int TimesAnswered = 4;

    /// <summary>An answer to a frame may be a frame.</summary>
    private const long EachFrame = 512;

    /// <summary>Connections that are under way at once have as many shares of what is left.</summary>
    private const int Shares = 32;

    private readonly bool _isShared;
    private long _left;

    private Allowance(long left, bool isShared) => (_left, _isShared) = (left, isShared);

    /// <summary>For connections of which nothing is kept when they are over.</summary>
    public static Allowance OfOneConnection { get; } = new(Most, isShared: false);

    /// <summary>For the connections of one run, which are kept to its end.</summary>
    public static Allowance OfRun() => new(Shares * Most, isShared: true);

    /// <summary>For the connections of a run that has no more to share out.</summary>
    public static Allowance OfRunThatIsSpent { get; } = new(0, isShared: true);

    /// <summary>What one connection may weigh.</summary>
    public long For(Scenario scenario) =>
        Expected(scenario) + Math.Clamp(_isShared ? Interlocked.Read(ref _left) / Shares : _left, 0, Most);

    /// <summary>Something of a run is kept that weighs so much.</summary>
    public void Keep(Scenario scenario, long weight)
    {
        if (_isShared)
        {
            Interlocked.Add(ref _left, -Math.Max(0, weight - Expected(scenario)));
        }
    }

    private static long Expected(Scenario scenario) =>
        Least + (TimesAnswered * Math.Max(scenario.SentOctets, scenario.AwaitedOctets)) + (EachFrame * scenario.SentFrames);
}
