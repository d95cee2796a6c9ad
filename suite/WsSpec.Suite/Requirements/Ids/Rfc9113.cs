// Written from corpus/requirements.tsv: dotnet test suite/WsSpec.Suite.Tests --filter IdFileTests
namespace WsSpec.Suite.Requirements.Ids;

/// <summary>The requirements of RFC 9113 by name.</summary>
public static class Rfc9113
{
    /// <summary>A malformed request or response is a stream error PROTOCOL_ERROR (9113-8.1.1-01, MUST).</summary>
    public static readonly RequirementId MalformedIsStreamError = new("9113-8.1.1-01");

    /// <summary>Connection-specific fields make a message malformed (9113-8.2.2-01, MUST).</summary>
    public static readonly RequirementId NoConnectionSpecificFields = new("9113-8.2.2-01");

    /// <summary>Pseudo-headers come first, appear once, and are known (9113-8.3-01, MUST).</summary>
    public static readonly RequirementId PseudoHeadersFirstOnceKnown = new("9113-8.3-01");

    /// <summary>
    /// On a connected stream frame types other than DATA, RST_STREAM, WINDOW_UPDATE and PRIORITY are stream errors (9113-8.5-01, MUST).
    /// </summary>
    public static readonly RequirementId FrameTypesAfterConnect = new("9113-8.5-01");

    /// <summary>END_STREAM on DATA equals FIN, and the peer answers with END_STREAM (9113-8.5-02, MUST).</summary>
    public static readonly RequirementId EndStreamEqualsFin = new("9113-8.5-02");
}
