using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 5.5.1, Close: bodies that no Close frame may have. https://www.rfc-editor.org/rfc/rfc6455#section-5.5.1
/// </summary>
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
        Covers = [Rfc6455.OneOctetCloseBodyMalformed],
        Script = [Sends(Close([octet])), AwaitFailure],
        Outcomes =
        [
            new("the octet is repeated", new CloseBodyPattern(new[] { octet }), Rest) { Breaks = Rfc6455.CloseBodyBeginsWithCode },
            ClosingOutcomes.AnsweredAsUsual(Rfc6455.Code1002ProtocolError),
            .. Outcomes.FailsConnection(Rfc6455.OneOctetCloseBodyMalformed, 1002),
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
            Covers = [Rfc6455.CloseReasonNotUtf8Fails, Rfc6455.Utf8RuleCoversCloseReason],
            Script = [Sends(Close(body)), AwaitFailure],
            Outcomes =
            [
                new("the invalid octets are repeated", new CloseBodyPattern(body), Rest) { Breaks = Rfc6455.CloseReasonNotUtf8Fails },
                ClosingOutcomes.AnsweredAsUsual(Rfc6455.Code1007InvalidPayload),
                new("the transport ends without a Close", Ended) { Uses = Rfc6455.CloseMayBeLeftOut },
                .. Outcomes.FailsConnection(Rfc6455.CloseReasonNotUtf8Fails, 1007, 1002),
            ],
        };
    }

    private static ConformanceCase TooLong(string parameter, int length) => new()
    {
        Id = $"close/body-over-125-octets-fails/{parameter}",
        Title = $"A Close with a body of {length} octets fails the connection",
        Covers = [Rfc6455.LongControlFrameIsError],
        Script = [Sends(Close(1000, new string('r', length - sizeof(ushort)))), AwaitFailure],
        Outcomes =
        [
            ClosingOutcomes.AnsweredAsUsual(Rfc6455.LongControlFrameIsError),
            .. Outcomes.FailsConnection(Rfc6455.LongControlFrameIsError, 1002),
        ],
    };
}
