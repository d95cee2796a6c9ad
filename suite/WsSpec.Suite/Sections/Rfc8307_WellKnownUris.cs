using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Sections;

/// <summary>RFC 8307, Well-Known URIs for the WebSocket Protocol. https://www.rfc-editor.org/rfc/rfc8307</summary>
public static class Rfc8307_WellKnownUris
{
    public static IEnumerable<ConformanceCase> Cases =>
    [
        new()
        {
            Id = "handshake/well-known-uri-is-a-target-like-any-other",
            Title = "A well-known URI as the target gets the answer that any target gets",
            Covers = ["8307-1-01"],
            Testee = Roles.Server,
            Script = [new SendRequest(RawRequest.Baseline with { RequestLine = "GET /.well-known/wsspec HTTP/1.1\r\n" }), AwaitResponse],
            Outcomes = Outcomes.AcceptsOrRefuses("8307-1-01"),
        },
    ];
}
