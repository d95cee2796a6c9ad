using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

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

    /// <summary>
    /// An answer is weighed on the wire and, where it was masked or compressed, in what is made of it; and it comes in pieces.
    /// </summary>
    private const int TimesAnswered = 3;

    /// <summary>An answer to a frame may be a frame.</summary>
    private const long EachFrame = 512;

    /// <summary>Pieces that are not very small, and some thousand that are.</summary>
    private const long MostPieces = 16 * 1024;
    private const long OctetsOfAPiece = 256;

    /// <summary>Two heads of the greatest length, or some thousand frames.</summary>
    private const long MostAside = 3 * Most;

    /// <summary>A connection has one of as many shares of what is left.</summary>
    private const int Shares = 16;

    private long _left;

    private Allowance(long left, bool isShared) => (_left, IsShared) = (left, isShared);

    /// <summary>For connections of which nothing is kept when they are over.</summary>
    public static Allowance OfOneConnection { get; } = new(Most, isShared: false);

    /// <summary>For the connections of one run, which are kept to its end.</summary>
    public static Allowance OfRun() => new(Shares * Most, isShared: true);

    /// <summary>For the connections of a run that has no more to share out.</summary>
    public static Allowance OfRunThatIsSpent { get; } = new(0, isShared: true);

    /// <summary>Whether it is for a run, which keeps its conversations.</summary>
    public bool IsShared { get; }

    /// <summary>What one connection may weigh.</summary>
    public long For(Scenario scenario) =>
        Expected(scenario) + Math.Clamp(IsShared ? Interlocked.Read(ref _left) / Shares : _left, 0, Most);

    /// <summary>
    /// The same in more detail: what is awaited comes in octets that can be counted, and in frames and pieces that are not very small, or
    /// it was sent in such.
    /// </summary>
    public Room RoomFor(Scenario scenario) => new(For(scenario))
    {
        Aside = MostAside + (EachFrame * scenario.SentFrames) + (Answered(scenario) / 2),
        Pieces = MostPieces + scenario.SentFrames + (Answered(scenario) / OctetsOfAPiece),
        Octets = (Most / 2) + (EachFrame * scenario.SentFrames) + Answered(scenario),
    };

    /// <summary>Something of a run is kept that weighs so much.</summary>
    public void Keep(Scenario scenario, long weight)
    {
        if (IsShared)
        {
            Interlocked.Add(ref _left, -Math.Max(0, weight - Expected(scenario)));
        }
    }

    private static long Answered(Scenario scenario) => Math.Max(scenario.SentOctets, scenario.AwaitedOctets);

    private static long Expected(Scenario scenario) =>
        Least + (TimesAnswered * Answered(scenario)) + (EachFrame * scenario.SentFrames);
}
