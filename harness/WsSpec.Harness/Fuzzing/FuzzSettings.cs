using System.Collections.Immutable;
using WsSpec.Harness.Driving;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Fuzzing;

/// <summary>How a fuzz run is carried out.</summary>
public sealed record FuzzSettings
{
    /// <summary>Deadlines short enough to get on; what they seem to show is confirmed with the usual ones.</summary>
    public static Timers Hasty { get; } = new()
    {
        Answer = TimeSpan.FromSeconds(1),
        Close = TimeSpan.FromSeconds(1),
        TransportEnd = TimeSpan.FromSeconds(1),
        Failure = TimeSpan.FromMilliseconds(600),
        Patience = TimeSpan.FromMilliseconds(200),
    };

    /// <summary>Together with its number it determines a dialogue.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>No dialogue is begun after that.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.MaxValue;

    /// <summary>No more dialogues than that.</summary>
    public long Iterations { get; init; } = long.MaxValue;

    /// <summary>The run ends with so many findings.</summary>
    public int MostFindings { get; init; } = int.MaxValue;

    /// <summary>Dialogues under way at once.</summary>
    public int Jobs { get; init; } = 32;

    /// <summary>Of so many runs that share the numbers among them, this is one.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Which one: from 0.</summary>
    public int Shard { get; init; }

    /// <summary>Streams of frames that dialogues take parts from.</summary>
    public ImmutableArray<ImmutableArray<RawFrame>> FrameCorpus { get; init; } = Suite.Modelling.FrameCorpus.OfCatalogue;

    /// <summary>Brings a testee back that has died; false when it does not come back. Null: nobody can, and the run ends.</summary>
    public Func<CancellationToken, Task<bool>>? Revive { get; init; }

    /// <summary>The factor for all deadlines.</summary>
    public double TimeScale { get; init; } = 1;
}
