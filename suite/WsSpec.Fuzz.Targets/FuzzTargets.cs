using System.Collections.Immutable;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzz.Targets;

/// <summary>Every target about the reference implementation and the suite: one line each.</summary>
public static class FuzzTargets
{
    public static ImmutableArray<IFuzzTarget> All { get; } =
    [
        new FrameDecoderTarget(),
        new ConnectionTarget(),
        new HandshakeRequestTarget(),
        new HandshakeResponseTarget(),
        new HeaderGrammarTarget(),
        new DeflateNegotiationTarget(),
        new Utf8ValidatorTarget(),
        new PlatformDifferentialTarget(),
        new WireTapTarget(),
        new HostileTranscriptTarget(),
        new InflaterTarget(),
    ];
}
