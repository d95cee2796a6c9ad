using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>The cases of Autobahn in the order of their ids; a catalogue beside the native one.</summary>
public sealed class AutobahnCatalogue
{
    private readonly FrozenDictionary<string, AutobahnCase> _byId;

    private AutobahnCatalogue(AutobahnProfile profile)
    {
        Profile = profile;
        AutobahnCase[] cases =
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
        All = [.. cases.Select((c, i) => c with { Profile = profile, Number = i + 1 })];
        _byId = All.ToFrozenDictionary(c => c.Id);
    }

    public static AutobahnCatalogue Full { get; } = new(AutobahnProfile.Full);

    public static AutobahnCatalogue Quick { get; } = new(AutobahnProfile.Quick);

    public AutobahnProfile Profile { get; }

    public ImmutableArray<AutobahnCase> All { get; }

    /// <summary>The case with this id, or null.</summary>
    public AutobahnCase? Find(string id) => _byId.GetValueOrDefault(id);
}
