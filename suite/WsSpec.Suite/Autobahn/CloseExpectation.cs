using System.Collections.Immutable;

namespace WsSpec.Suite.Autobahn;

/// <summary>How the connection has to end.</summary>
/// <param name="ByHarness">Whether the first Close frame has to be the harness's; otherwise the testee has to end the connection
/// itself.</param>
/// <param name="RequireClean">Whether both Close frames have to be seen, and the end of the transport after them.</param>
/// <param name="Codes">The codes a Close frame of the testee may have; one without a code is always accepted.</param>
public sealed record CloseExpectation(bool ByHarness, bool RequireClean, params ImmutableArray<ushort> Codes)
{
    /// <summary>Whether an end by the wrong side fails the case and not only its closing.</summary>
    public bool WrongSideFails { get; init; }

    /// <summary>Whether a wrong code fails the case and not only its closing.</summary>
    public bool WrongCodeFails { get; init; }

    /// <summary>The harness starts the closing handshake with 1000.</summary>
    public static CloseExpectation Clean { get; } = new(ByHarness: true, RequireClean: true, 1000);

    /// <summary>The testee fails the connection.</summary>
    public static CloseExpectation Failure { get; } = new(ByHarness: false, RequireClean: false, 1002);
}
