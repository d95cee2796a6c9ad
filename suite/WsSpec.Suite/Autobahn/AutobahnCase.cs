using System.Collections.Immutable;
using System.Globalization;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Autobahn;

/// <summary>A case of the Autobahn test suite under its own id: the script, and what Autobahn wants to see.</summary>
public sealed record AutobahnCase : ICase
{
    /// <summary>Family, group and number, or family and number: <c>1.1.1</c>, <c>5.19</c>.</summary>
    public required string Id { get; init; }

    public required string Description { get; init; }

    public required string Expectation { get; init; }

    public required ImmutableArray<Step> Script { get; init; }

    /// <summary>
    /// The wanted courses of events; anything else fails. Empty when the sums of an <see cref="Cases.Exchange"/> are judged.
    /// </summary>
    public ImmutableArray<Grade> Grades { get; init; } = [];

    public required CloseExpectation Close { get; init; }

    /// <summary>The place in the catalogue, from 1.</summary>
    public int Number { get; init; }

    public AutobahnProfile Profile { get; init; } = AutobahnProfile.Full;

    /// <summary>True when nothing can be wrong.</summary>
    public bool IsInformational { get; init; }

    /// <summary>
    /// The pauses of the script in order: a pause is over once more application data than this was sent, which is held back while the
    /// connection might be failed.
    /// </summary>
    public ImmutableArray<(string Tag, int AfterOctets)> Pauses { get; init; } = [];

    public Exchange? Exchange => Script.OfType<Exchange>().FirstOrDefault();

    /// <summary>Roughly how long it takes: the octets to be exchanged, or the most where time has to be waited out.</summary>
    public long Weight => Script.Contains(new Await(Awaited.EarlyEnd)) ? long.MaxValue
        : Exchange is { Messages: var messages } ? (long)messages.Length * messages.Count
        : 0;

    /// <summary>The first number of the id.</summary>
    public int Family => int.Parse(Id.AsSpan(0, Id.IndexOf('.', StringComparison.Ordinal)), CultureInfo.InvariantCulture);

    /// <summary>
    /// What the driver plays. The family of its id keeps it apart from the native cases, and the profiles apart from each other.
    /// </summary>
    public Scenario Scenario => new($"{Profile.Family}/{Id}", Script);

    string ICheck.Id => Scenario.Id;

    string ICheck.Title => Description;

    Roles ICheck.Testee => Scenario.Testee;

    ImmutableArray<RequirementId> ICheck.Covers => [];
}
