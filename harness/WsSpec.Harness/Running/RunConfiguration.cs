using System.Collections.Immutable;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Testees;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Running;

/// <summary>Which cases are played and how, whoever the testee is. The command line is one source of it.</summary>
public sealed record RunConfiguration
{
    public static RunConfiguration Default { get; } = new();

    public Selection Selection { get; init; } = new();

    /// <summary>What is known of the testee's messages before the run.</summary>
    public TargetKind Kind { get; init; } = TargetKind.Auto;

    /// <summary>Every case is run in each of these.</summary>
    public ImmutableArray<Delivery> Deliveries { get; init; } = [Delivery.Whole];

    /// <summary>How many cases are under way at once.</summary>
    public int Jobs { get; init; } = 8;

    /// <summary>How often a case that does not pass is tried again, to tell a flaky result from a sure one.</summary>
    public int Retries { get; init; }

    /// <summary>Whether a run on a server ends in its time, however slow the server is; false where somebody else sees to that.</summary>
    public bool HasTerm { get; init; } = true;

    public PlayOptions Play { get; init; } = PlayOptions.Default;

    /// <summary>What the runs of whole endpoints are a part of; null: what the shard of the selection says.</summary>
    public Part? Part { get; init; }

    /// <summary>What a command needs, beside the testee, the case and the seed, to play the same.</summary>
    public RerunArguments Rerun =>
        Selection.Suite == Suites.All[0] ? RerunArguments.None : RerunArguments.Of($"--suite {Selection.Suite.Name}");

    /// <summary>The same as far as its suite leaves it open.</summary>
    public RunConfiguration FitForSuite() => this with
    {
        Deliveries = Selection.Suite.HasDeliveryAxis ? Deliveries : [Delivery.Whole],
        Kind = Selection.Suite.Presumed.HasFlag(Needs.Echo) ? TargetKind.Echo : Kind,
    };
}
