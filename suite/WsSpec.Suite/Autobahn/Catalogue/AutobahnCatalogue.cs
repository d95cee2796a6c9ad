using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>The cases of Autobahn in the order of their ids; a catalogue beside the native one.</summary>
public sealed class AutobahnCatalogue
{
    // Whoever only wants the name of a suite does not wait for its cases.
    private readonly Lazy<ImmutableArray<AutobahnCase>> _all;
    private readonly Lazy<FrozenDictionary<string, AutobahnCase>> _byId;

    private AutobahnCatalogue(AutobahnProfile profile)
    {
        Profile = profile;
        _all = new(() => [.. Cases(profile).Select((c, i) => c with { Profile = profile, Number = i + 1 })]);
        _byId = new(() => All.ToFrozenDictionary(c => c.Id));
    }

    public static AutobahnCatalogue Full { get; } = new(AutobahnProfile.Full);

    public static AutobahnCatalogue Quick { get; } = new(AutobahnProfile.Quick);

    public AutobahnProfile Profile { get; }

    public ImmutableArray<AutobahnCase> All => _all.Value;

    /// <summary>The case with this id, or null.</summary>
    public AutobahnCase? Find(string id) => _byId.Value.GetValueOrDefault(id);

    private static AutobahnCase[] Cases(AutobahnProfile profile) =>
    [
        .. F01_Framing.Cases,
        .. F02_Pings.Cases,
        .. F03_ReservedBits.Cases,
        .. F04_Opcodes.Cases,
        .. F05_Fragmentation.Cases,
        .. F06_Utf8.Cases,
        .. F07_Close.Cases,
        .. new F09_Limits(profile).Cases,
        .. F10_Misc.Cases,
        .. new F12_Deflate(profile).Cases,
    ];
}
