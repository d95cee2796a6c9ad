using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>Opening handshakes of a client: written in another legal way, most of them with something wrong besides.</summary>
internal static class RequestMutations
{
    private static readonly ImmutableArray<Func<RawRequest, RawRequest>> Legal =
    [
        request => request.With("Upgrade", "WebSocket"),
        request => request.With("Connection", "keep-alive, Upgrade"),
        request => request.With("Connection", "UPGRADE,\tx"),
        request => request.Plus("Sec-WebSocket-Extensions", "x-unknown; a=1; b"),
        request => request.Plus("Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits, permessage-deflate"),
        request => request.Plus("User-Agent", "wsspec/1 (fuzz)"),
        request => request.Plus("Cookie", "a=b; c=\"d\""),
        request => request.Plus("X-Empty", ""),
    ];

    private static readonly ImmutableArray<Func<RawRequest, Random, RawRequest>> Wrong =
    [
        (request, random) => request.Without(Payloads.Pick(random, request.Fields).Name),
        (request, _) => request.With("Upgrade", "websocket2"),
        (request, _) => request.With("Upgrade", "h2c"),
        (request, _) => request.With("Connection", "close"),
        (request, _) => request.With("Connection", "Upgradex"),
        (request, _) => request.With("Sec-WebSocket-Key", ""),
        (request, _) => request.With("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ="),
        (request, _) => request.With("Sec-WebSocket-Key", "!!!!IHNhbXBsZSBub25jZQ=="),
        (request, _) => request.With("Sec-WebSocket-Key", "c2hvcnQ="),
        (request, random) => request.With("Sec-WebSocket-Version", $"{random.Next(13)}"),
        (request, _) => request.With("Sec-WebSocket-Version", "14"),
        (request, _) => request with { RequestLine = "GET {target} HTTP/1.0\r\n" },
        (request, random) => request with { RequestLine = $"{(random.Next(2) == 0 ? "POST" : "PUT")} {{target}} HTTP/1.1\r\n" },
    ];

    public static RawRequest Generate(Random random)
    {
        var request = RawRequest.Baseline;
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            request = random.Next(2) == 0
                ? request with { Fields = FieldMutations.Rewrite(request.Fields, random) }
                : Payloads.Pick(random, Legal)(request);
        }

        return random.Next(3) == 0 ? request : Payloads.Pick(random, Wrong)(request, random);
    }
}
