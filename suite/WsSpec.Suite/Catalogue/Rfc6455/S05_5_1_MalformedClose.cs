using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue.Rfc6455;

/// <summary>RFC 6455 section 5.5.1, Close: bodies that no Close frame may have. https://www.rfc-editor.org/rfc/rfc6455#section-5.5.1</summary>
public static class S05_5_1_MalformedClose
{
    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from octet in (byte[])[0x00, 0x03, 0x61, 0xFF] select OneOctet(octet),
        InvalidReason("lone-continuation", "80"),
        InvalidReason("impossible-octet", "FF"),
        InvalidReason("overlong", "C0AF"),
        InvalidReason("surrogate", "EDA080"),
        InvalidReason("beyond-10ffff", "F4908080"),
        InvalidReason("missing-continuation", "C328"),
        InvalidReason("cut-short", "F09F98"),
        InvalidReason("latin-1", "6772FCDF65"),
        InvalidReason("behind-valid-text", "6FE282AC6BFE"),
        InvalidReason("cut-short-at-the-limit", string.Concat(Enumerable.Repeat("61", 120)) + "F09F98"),
        TooLong("126", 126),
        TooLong("65536", 65536),
    ];

    private static ConformanceCase OneOctet(byte octet) => new()
    {
        Id = $"close/body-of-one-octet-fails/{octet:x2}",
        Title = $"A Close whose body is the single octet {octet:X2} fails the connection",
        Covers = ["6455-5.5.1-03"],
        Script = [Sends(Close([octet])), AwaitFailure],
        Outcomes =
        [
            new("the octet is repeated", new CloseBodyPattern(new[] { octet }), Rest) { Breaks = "6455-5.5.1-02" },
            new("answered as if nothing were wrong", new CloseWith(1000, null), Rest) { Breaks = "6455-7.4.1-04" },
            .. Outcomes.FailsConnection("6455-5.5.1-03", 1002),
        ],
    };

    /// <summary>
    /// Ruling of 5.5.1-05: 1007, 1002 or dropping the connection are all fine; an answer as usual is lax; repeating the octets is wrong.
    /// </summary>
    private static ConformanceCase InvalidReason(string parameter, string reason)
    {
        var body = CloseBody(1000, Convert.FromHexString(reason));
        return new()
        {
            Id = $"close/reason-that-is-not-utf8-fails/{parameter}",
            Title = $"A Close whose reason is not UTF-8 fails the connection ({parameter})",
            Covers = ["6455-5.5.1-05", "6455-8.1-04"],
            Script = [Sends(Close(body)), AwaitFailure],
            Outcomes =
            [
                new("the invalid octets are repeated", new CloseBodyPattern(body), Rest) { Breaks = "6455-5.5.1-05" },
                new("answered as if nothing were wrong", new CloseWith(1000, null), Rest) { Breaks = "6455-7.4.1-09" },
                new("the transport ends without a Close", Ended) { Uses = "6455-7.1.7-05" },
                .. Outcomes.FailsConnection("6455-5.5.1-05", 1007, 1002),
            ],
        };
    }

    private static ConformanceCase TooLong(string parameter, int length) => new()
    {
        Id = $"close/body-over-125-octets-fails/{parameter}",
        Title = $"A Close with a body of {length} octets fails the connection",
        Covers = ["6455-5.5-03"],
        Script = [Sends(Close(1000, new string('r', length - sizeof(ushort)))), AwaitFailure],
        Outcomes =
        [
            new("answered as if nothing were wrong", new CloseWith(1000, null), Rest) { Breaks = "6455-5.5-03" },
            .. Outcomes.FailsConnection("6455-5.5-03", 1002),
        ],
    };
}
