using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol.Handshake;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Suite.Requirements;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Mistakes with permessage-deflate that only a client can make (RFC 7692, sections 5 and 7).</summary>
internal static class ClientDeflateFaults
{
    private const string Answer = "deflate-answer/";

    public static IEnumerable<Fault> All => Only(Roles.Client, [.. Offers, .. Answers, .. Promises]);

    private static IEnumerable<Fault> Offers =>
    [
        Offering("deflate-offer-empty", "Sec-WebSocket-Extensions is empty.", "offered-extensions-follow-grammar", ""),
        Offering("deflate-offer-with-semicolon-at-end", "The offer ends with a semicolon.", "offered-extensions-follow-grammar",
            "permessage-deflate;"),
        Offering("deflate-offer-with-nameless-parameter", "A parameter of the offer has no name.", "offered-extensions-follow-grammar",
            "permessage-deflate; =10"),
        Offering("deflate-offer-with-blank-in-name", "The name of the offered extension has a blank.", "offered-extensions-follow-grammar",
            "permessage deflate"),
        Offering("deflate-offer-with-level", "The offer has a parameter that does not exist.", "deflate-offers-are-legal",
            "permessage-deflate; level=9"),
        .. from value in (string[])["7", "16", "08", "abc"]
           select Offering($"deflate-offer-of-server-window-{value}", $"The offer has server_max_window_bits={value}.",
               "deflate-offers-are-legal", $"permessage-deflate; server_max_window_bits={value}"),
        Offering("deflate-offer-of-server-window-without-value", "The offer has server_max_window_bits without a value.",
            "deflate-offers-are-legal", "permessage-deflate; server_max_window_bits"),
        Offering("deflate-offer-of-client-window-0", "The offer has client_max_window_bits=0.", "deflate-offers-are-legal",
            "permessage-deflate; client_max_window_bits=0"),
        Offering("deflate-offer-of-client-window-16", "The offer has client_max_window_bits=16.", "deflate-offers-are-legal",
            "permessage-deflate; client_max_window_bits=16"),
        Offering("deflate-offer-of-server-takeover-with-value", "The offer has server_no_context_takeover with a value.",
            "deflate-offers-are-legal", "permessage-deflate; server_no_context_takeover=1"),
        Offering("deflate-offer-of-client-takeover-with-value", "The offer has client_no_context_takeover with a value.",
            "deflate-offers-are-legal", "permessage-deflate; client_no_context_takeover=true"),
        Offering("deflate-offer-with-parameter-twice", "The offer has a parameter twice.", "deflate-offers-are-legal",
            "permessage-deflate; client_max_window_bits; client_max_window_bits"),
    ];

    private static IEnumerable<Fault> Answers =>
    [
        Answered("deflate-answer-undefined-parameter", "An answer with an undefined parameter is accepted.",
            "undefined-parameter-is-refused/foo", DeflateViolation.UndefinedParameter),
        Answered("deflate-answer-repeated-parameter", "An answer with a repeated parameter is accepted.",
            "repeated-parameter-is-refused/server-max-window-bits", DeflateViolation.RepeatedParameter),
        Answered("deflate-answer-server-takeover-with-value", "server_no_context_takeover with a value is accepted in an answer.",
            "invalid-value-is-refused/server-no-context-takeover", DeflateViolation.ServerNoContextTakeoverWithValue),
        Answered("deflate-answer-client-takeover-with-value", "client_no_context_takeover with a value is accepted in an answer.",
            "invalid-value-is-refused/client-no-context-takeover", DeflateViolation.ClientNoContextTakeoverWithValue),
        Answered("deflate-answer-server-window-without-value", "server_max_window_bits without a value is accepted in an answer.",
            "invalid-value-is-refused/server-max-window-bits-missing", DeflateViolation.ServerMaxWindowBitsWithoutValue),
        Answered("deflate-answer-server-window-not-checked", "Any value of server_max_window_bits is accepted in an answer.",
            "invalid-value-is-refused/server-max-window-bits-16", DeflateViolation.ServerMaxWindowBitsInvalid),
        Answered("deflate-answer-client-window-without-value", "client_max_window_bits without a value is accepted in an answer.",
            "invalid-value-is-refused/client-max-window-bits-missing", DeflateViolation.ClientMaxWindowBitsWithoutValue),
        Answered("deflate-answer-client-window-not-checked", "Any value of client_max_window_bits is accepted in an answer.",
            "invalid-value-is-refused/client-max-window-bits-7", DeflateViolation.ClientMaxWindowBitsInvalid),
        Answered("deflate-answer-twice", "An answer that accepts permessage-deflate twice is accepted.",
            "twice-in-one-answer-is-refused/same", DeflateViolation.ResponseAcceptsTwice),
        Reading("deflate-answer-window-with-leading-zero", "A window with a leading zero is accepted in an answer.",
            "invalid-value-is-refused/server-max-window-bits-leading-zero", value => value.Replace("=08", "=8", StringComparison.Ordinal)),
        Reading("deflate-answer-without-parameters", "The parameters of an answer are not looked at.",
            "undefined-parameter-is-refused/foo-1", value => value.Split(';')[0]),
        Reading("deflate-answer-empty-value", "An empty value of a window in an answer is the largest.",
            "invalid-value-is-refused/client-max-window-bits-empty", value => value.Replace("=\"\"", "=15", StringComparison.Ordinal)),
        Reading("deflate-answer-without-parameters-refused", "An answer without parameters is refused.", "good-parameters-open/plain",
            value => value.Contains(';', StringComparison.Ordinal) ? value : ";"),
    ];

    private static IEnumerable<Fault> Promises =>
    [
        Misreading("deflate-assumed", "Messages are compressed whatever the answer says.", head =>
            HeadText.Values(head, FieldNames.Extensions).Any() ? head : HeadText.Plus(head, $"{FieldNames.Extensions}: permessage-deflate"))
            with { CaughtBy = "standing/reserved-bits-are-clear" },
        Misreading("deflate-forgotten", "The answer is passed over, and compressed messages are refused.", head => HeadText.Without(
            head, FieldNames.Extensions))
            with { CaughtBy = "deflate-answer/good-parameters-open/plain" },
        Ignoring("deflate-client-context-kept", "The client keeps its context whatever the answer says.", "client_no_context_takeover",
            "deflate/client-drops-its-context"),
        Ignoring("deflate-client-window-not-kept", "The client compresses with the largest window whatever the answer says.",
            "client_max_window_bits", "deflate/client-stays-inside-its-window/9"),
        Reading("deflate-client-window-of-one-bit-more", "The client compresses with twice the agreed window.", "", value =>
            value.Replace("client_max_window_bits=11", "client_max_window_bits=12", StringComparison.Ordinal))
            with { CaughtBy = "deflate/client-stays-inside-its-window/11" },
        Adding("deflate-server-context-dropped", "The client does not remember the server's messages.", "server_no_context_takeover",
            "deflate/client-remembers/hello-again"),
        Adding("deflate-server-window-of-14-assumed", "The client remembers no more than 16,384 octets.", "server_max_window_bits=14",
            "deflate/client-remembers/largest-distance"),
    ];

    private static Fault Offering(string name, string summary, string rule, string offer) =>
        Asking(name, summary, $"standing/{rule}", right => HeadText.Set(right, FieldNames.Extensions, offer));

    private static Fault Answered(string name, string summary, string caughtBy, DeflateViolation rule) =>
        Agreeing(name, summary, rule) with { CaughtBy = Answer + caughtBy };

    private static Fault Reading(string name, string summary, string caughtBy, Func<string, string> change) =>
        Misreading(name, summary, head => HeadText.Map(head, FieldNames.Extensions, change)) with { CaughtBy = Answer + caughtBy };

    private static Fault Ignoring(string name, string summary, string parameter, string caughtBy) => Misreading(name, summary, head =>
        HeadText.Map(
            head, FieldNames.Extensions, value => string.Join(';', value.Split(';').Where(part => part.Trim().Split('=')[0] != parameter))))
        with
    { CaughtBy = caughtBy };

    private static Fault Adding(string name, string summary, string parameter, string caughtBy) => Misreading(name, summary, head =>
        HeadText.Map(head, FieldNames.Extensions, value => value.Contains(parameter.Split('=')[0], StringComparison.Ordinal)
            ? value
            : $"{value}; {parameter}"))
        with
    { CaughtBy = caughtBy };
}
