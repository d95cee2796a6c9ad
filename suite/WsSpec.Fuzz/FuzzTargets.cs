using System.Collections.Immutable;
using WsSpec.Fuzz.Targets;

namespace WsSpec.Fuzz;

/// <summary>Every target: one line each.</summary>
public static class FuzzTargets
{
    public static ImmutableArray<IFuzzTarget> All { get; } =
    [
        new FrameDecoderTarget(),
        new ConnectionTarget(),
        new HandshakeRequestTarget(),
        new HandshakeResponseTarget(),
        new HeaderGrammarTarget(),
        new Utf8ValidatorTarget(),
        new PlatformDifferentialTarget(),
        new WireTapTarget(),
        new HostileTranscriptTarget(),
        new InflaterTarget(),
    ];

    /// <summary>The target of this name, or null.</summary>
    public static IFuzzTarget? Find(string name) => name == PlantedTarget.TargetName ? new PlantedTarget() : All.FirstOrDefault(t => t.Name == name);
}
