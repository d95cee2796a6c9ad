using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 10.6, Connection Confidentiality and Integrity. https://www.rfc-editor.org/rfc/rfc6455#section-10.6
/// </summary>
public static class S10_6_ConnectionConfidentiality
{
    private static readonly RawFrame Message = Text("inside TLS");

    public static IEnumerable<ConformanceCase> Cases =>
    [
        new()
        {
            Id = "tls/handshake-and-frames-run-inside",
            Title = "The handshake and the frames behind it run inside TLS",
            Covers = [Rfc6455.ServerTrafficInsideTls, Rfc6455.TlsSupported],
            Testee = Roles.Server,
            Needs = Needs.Tls,
            Script = [new SendRequest(RawRequest.Baseline), AwaitResponse, Sends(Message), AwaitEcho(Message)],
            Outcomes =
            [
                new("accepted, and a message answered", Response.Accepts, EchoOf(Message), Rest),
                .. Outcomes.NotAccepted(Rfc6455.SupportedVersionAccepted),
            ],
        },
    ];
}
