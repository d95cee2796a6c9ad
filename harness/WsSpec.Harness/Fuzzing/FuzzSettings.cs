using System.Collections.Immutable;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Fuzzing;

/// <summary>How a fuzz run is carried out.</summary>
public sealed record FuzzSettings
{
    public static FuzzSettings Default { get; } = new();

    /// <summary>How dialogues are played when what they seem to show is confirmed. The seed and its number determine a dialogue.</summary>
    public PlayOptions Play { get; init; } = PlayOptions.Default;

    /// <summary>Deadlines short enough to get on; what they seem to show is confirmed with those of <see cref="Play"/>.</summary>
    public Timers Hasty { get; init; } = new()
    {
        Answer = TimeSpan.FromSeconds(1),
        Close = TimeSpan.FromSeconds(1),
        TransportEnd = TimeSpan.FromSeconds(1),
        Failure = TimeSpan.FromMilliseconds(600),
        Patience = TimeSpan.FromMilliseconds(200),
    };

    /// <summary>No dialogue is begun after that.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.MaxValue;

    /// <summary>No more dialogues than that.</summary>
    public long Iterations { get; init; } = long.MaxValue;

    /// <summary>The first turn: so many numbers of dialogues are left out.</summary>
    public long From { get; init; }

    /// <summary>Keeps findings as soon as they are confirmed; null: nobody does.</summary>
    public IFindingKeeper? Keeper { get; init; }

    /// <summary>Keeps the state of a campaign; null: the run is none of one.</summary>
    internal Campaign? Campaign { get; init; }

    /// <summary>The run ends with so many findings.</summary>
    public int MostFindings { get; init; } = int.MaxValue;

    /// <summary>Dialogues under way at once.</summary>
    public int Jobs { get; init; } = 32;

    /// <summary>Which of several runs that share the numbers among them this is.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Streams of frames that dialogues take parts from.</summary>
    public ImmutableArray<ImmutableArray<RawFrame>> FrameCorpus { get; init; } = Suite.Modelling.FrameCorpus.OfCatalogue;
}
