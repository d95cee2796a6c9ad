using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>Opening handshakes of a server: written in another legal way, most of them with something wrong besides.</summary>
internal static class ResponseMutations
{
    private const string Accept = "Sec-WebSocket-Accept";

    private static readonly ImmutableArray<Func<RawResponse, RawResponse>> Legal =
    [
        response => response.With("Upgrade", "WebSocket"),
        response => response.With("Connection", "keep-alive, Upgrade"),
        response => response.With("Connection", "UPGRADE,\tx"),
        response => response.Plus("Server", "wsspec/1 (fuzz)"),
        response => response.Plus("Set-Cookie", "a=b; Path=/"),
        response => response.Plus("X-Empty", ""),
        response => response with { StatusLine = "HTTP/1.1 101 Something else\r\n" },
    ];

    private static readonly ImmutableArray<Func<RawResponse, RawResponse>> Wrong =
    [
        response => response.Without("Upgrade"),
        response => response.Without("Connection"),
        response => response.Without(Accept),
        response => response.With("Upgrade", "websocket2"),
        response => response.With("Upgrade", "h2c"),
        response => response.With("Connection", "close"),
        response => response.With("Connection", "Upgradex"),
        response => response.With(Accept, ""),
        response => response.With(Accept, "{key}"),
        response => response.With(Accept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
        response => response.With(Accept, "{accept}="),
        response => response.Plus("Sec-WebSocket-Extensions", "x-wsspec-unheard-of"),
        response => response.Plus("Sec-WebSocket-Protocol", "x-wsspec-unheard-of"),
    ];

    public static RawResponse Generate(Random random)
    {
        var response = RawResponse.Baseline;
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            response = random.Next(2) == 0
                ? response with { Fields = FieldMutations.Rewrite(response.Fields, random) }
                : Payloads.Pick(random, Legal)(response);
        }

        return random.Next(3) == 0 ? response : Payloads.Pick(random, Wrong)(response);
    }
}
