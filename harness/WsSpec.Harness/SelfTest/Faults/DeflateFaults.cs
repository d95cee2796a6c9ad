using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Mistakes with permessage-deflate (RFC 7692).</summary>
internal static class DeflateFaults
{
    private const byte Rsv1 = 4;

    /// <summary>What is left out at the end of every compressed message.</summary>
    private static readonly byte[] Tail = [0x00, 0x00, 0xFF, 0xFF];

    /// <summary>A final block without content, the six bits behind it ones, and the header of the empty block.</summary>
    private static readonly byte[] BadlyPadded = [0x03, 0xFC, 0x00];

    public static IEnumerable<Fault> All => [.. Only(Roles.Server, [.. Offers, .. Answers, .. Promises]), .. Sent, .. Received];

    private static IEnumerable<Fault> Offers =>
    [
        Agreeing("deflate-undefined-parameter-accepted", "An offer with an undefined parameter is accepted.",
            DeflateViolation.UndefinedParameter),
        Agreeing("deflate-repeated-parameter-accepted", "An offer with a repeated parameter is accepted.",
            DeflateViolation.RepeatedParameter),
        Agreeing("deflate-server-takeover-with-value-accepted", "server_no_context_takeover with a value is accepted.",
            DeflateViolation.ServerNoContextTakeoverWithValue),
        Agreeing("deflate-client-takeover-with-value-accepted", "client_no_context_takeover with a value is accepted.",
            DeflateViolation.ClientNoContextTakeoverWithValue),
        Agreeing("deflate-server-window-without-value-accepted", "server_max_window_bits without a value is accepted.",
            DeflateViolation.ServerMaxWindowBitsWithoutValue),
        Agreeing("deflate-server-window-not-checked", "Any value of server_max_window_bits is accepted.",
            DeflateViolation.ServerMaxWindowBitsInvalid),
        Agreeing("deflate-client-window-not-checked", "Any value of client_max_window_bits is accepted.",
            DeflateViolation.ClientMaxWindowBitsInvalid),
        Misreading("deflate-first-offer-only", "Only the first offer is looked at.", head => OnOffer(head, value => value.Split(',')[0])),
        Misreading("deflate-last-offer-first", "The last offer is preferred.",
            head => OnOffer(head, value => string.Join(", ", value.Split(',').Reverse()))),
        Misreading("deflate-parameters-not-read", "The parameters of an offer are not looked at.",
            head => OnOffer(head, value => value.Split(';')[0])),
        Misreading("deflate-quoted-value-not-read", "A value in quotation marks is no value.",
            head => OnOffer(
                head, value => value.Replace("=\"", "=x", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal))),
        Refusing("deflate-unusable-offer-refused", "A request with an offer that cannot be accepted is refused.", request =>
            request.Extensions.Length > 0 && DeflateNegotiation.Accept(request.Extensions, DeflateOptions.Default) is null),
        Refusing("deflate-window-hint-refused", "A request that offers client_max_window_bits without a value is refused.", request =>
            request.Extensions.Any(e => e.Parameters.Any(p => p is { Name: "client_max_window_bits", Value: null }))),
    ];

    private static IEnumerable<Fault> Answers =>
    [
        Agreed("deflate-agreed-in-secret", "Messages are compressed, but the 101 does not say so.", _ => null),
        Agreed("deflate-agreed-twice", "The 101 accepts permessage-deflate twice.", value => $"{value}, permessage-deflate"),
        Agreed("deflate-parameter-twice", "A parameter is there twice in the 101.",
            value => $"{value}; server_no_context_takeover; server_no_context_takeover"),
        Agreed("deflate-server-takeover-with-value", "server_no_context_takeover has a value in the 101.",
            value => $"{value}; server_no_context_takeover=1"),
        Agreed("deflate-client-takeover-with-value", "client_no_context_takeover has a value in the 101.",
            value => $"{value}; client_no_context_takeover=true"),
        Agreed("deflate-server-window-of-16", "The 101 has server_max_window_bits=16.",
            value => Without(value, "server_max_window_bits") + "; server_max_window_bits=16"),
        Agreed("deflate-client-window-of-7", "The 101 has client_max_window_bits=7.",
            value => Without(value, "client_max_window_bits") + "; client_max_window_bits=7"),
        Agreed("deflate-client-window-without-value", "The 101 has client_max_window_bits without a value.",
            value => Without(value, "client_max_window_bits") + "; client_max_window_bits"),
        Agreed("deflate-client-window-unasked", "The 101 has client_max_window_bits whatever is offered.",
            value => Without(value, "client_max_window_bits") + "; client_max_window_bits=12"),
        Agreed("deflate-takeover-not-granted", "The 101 does not repeat server_no_context_takeover.",
            value => Without(value, "server_no_context_takeover")),
        Agreed("deflate-window-not-granted", "The 101 does not repeat server_max_window_bits.",
            value => Without(value, "server_max_window_bits")),
        Agreed("deflate-offer-repeated", "The 101 repeats the offer.", (offer, _) => offer),
    ];

    private static IEnumerable<Fault> Promises =>
    [
        Promised("deflate-window-not-kept", "The server compresses with the largest window whatever it has agreed to.",
            "server_max_window_bits"),
        Promised("deflate-context-not-dropped", "The server keeps its context whatever it has agreed to.", "server_no_context_takeover"),
        Wrong("deflate-largest-window-is-smaller", "Of a client window of 15 bits 14 are remembered.", new()
        {
            ReadsHead = request =>
                OnOffer(request.Head, value =>
                    value.Replace("client_max_window_bits=15", "client_max_window_bits=14", StringComparison.Ordinal)),
            WritesHead = (_, right) =>
                HeadText.Map(right, FieldNames.Extensions, value => value.Replace(
                    "client_max_window_bits=14", "client_max_window_bits=15", StringComparison.Ordinal)),
        }),
        Assuming("deflate-client-context-dropped", "The server does not remember the client's messages, and does not say so.",
            "client_no_context_takeover"),
        Assuming("deflate-client-window-of-9-assumed", "The server remembers no more than 512 octets, and does not say so.",
            "client_max_window_bits=9"),
    ];

    private static IEnumerable<Fault> Sent =>
    [
        Compressed("deflate-rsv1-forgotten", "Compressed messages lack RSV1.", f => [f with { Rsv = 0 }]),
        Compressed("deflate-rsv1-on-every-frame", "All frames of a compressed message have RSV1.", f => Split(f, Rsv1, Rsv1)),
        Compressed("deflate-rsv1-on-last-frame", "The last frame of a compressed message has RSV1.", f => Split(f, 0, Rsv1)),
        Compressed("deflate-rsv2-too", "Compressed messages have RSV2 too.", f => [f with { Rsv = 6 }]),
        Compressed("deflate-corrupt", "Compressed messages begin with a block of the reserved type.",
            f => [f.Carrying([0x06, .. f.Payload.Span])]),
        Compressed("deflate-wrong-octet", "The second octet of compressed messages is another one.", f =>
            [f.Payload.Length < 3 ? f : f.Carrying([f.Payload.Span[0], (byte)(f.Payload.Span[1] ^ 0x10), .. f.Payload.Span[2..]])]),
        Compressed("deflate-tail-left-on", "The last four octets of compressed messages are left on.",
            f => [f.Carrying([.. f.Payload.Span, .. Tail])]),
        Compressed("deflate-too-much-cut-off", "Compressed messages lack one octet at their end.", f => [f.Cut(f.Payload.Length - 1)]),
        Compressed("deflate-empty-payload", "Empty messages have RSV1 and no payload.", f => [f.Payload.Length == 1 ? f.Cut(0) : f]),
        Compressed("deflate-padded-with-ones", "A final block is padded with ones.",
            f => [f.Carrying([.. f.Payload.Span, .. Tail, .. BadlyPadded])]),
        Compressed("deflate-text-not-utf8", "Compressed text ends with an octet that is no text.",
            f => [f.Opcode == Opcode.Text ? f.Carrying([.. f.Payload.Span, .. Tail, 0x00, 0x01, 0x00, 0xFE, 0xFF, 0xFF, 0x00]) : f]),
        Compressed("deflate-octet-added", "Compressed messages have one octet more.",
            f => [f.Carrying([.. f.Payload.Span, .. Tail, 0x00, 0x01, 0x00, 0xFE, 0xFF, 0x21, 0x00])]),
        Compressed("deflate-echo-missing", "Compressed messages are not echoed.", _ => []),
    ];

    private static IEnumerable<Fault> Received =>
    [
        Overlooking("deflate-broken-data-skipped", "A message that cannot be inflated counts as far as it could.",
            Violation.UndecodableExtensionData),
        Agreeing("deflate-distance-not-checked", "References beyond the window are followed.", DeflateViolation.DistanceTooFar),
        Agreeing("deflate-stored-length-not-checked", "The complement of a stored block's length is not looked at.",
            DeflateViolation.StoredLengthMismatch),
        Agreeing("deflate-end-not-checked", "A compressed message may end anywhere.", DeflateViolation.Unfinished),
        Agreeing("deflate-codes-not-checked", "Code lengths that make no code are taken.",
            DeflateViolation.InvalidCodeLengths, DeflateViolation.TooManyCodes),
        Agreeing("deflate-symbols-not-checked", "Symbols that do not exist are taken.", DeflateViolation.InvalidSymbol),
        Agreeing("deflate-reserved-type-not-checked", "Blocks of the reserved type are taken.", DeflateViolation.ReservedBlockType),
        Receiving("deflate-not-inflated", "Compressed messages are taken as they are.",
            p => p.Header.Rsv1 && !p.Header.Opcode.IsControl() ? p.Under(h => h with { Rsv = 0 }) : p),
        Overlooking("deflate-utf8-not-checked", "Compressed text is not checked.", Violation.InvalidUtf8, h => h.Rsv1),
        Overlooking("deflate-fragmented-utf8-not-checked", "Compressed text is not checked from its second frame on.",
            Violation.InvalidUtf8, h => h.Opcode == Opcode.Continuation),
        Crashing("deflate-empty-payload-crashes", "A compressed message without payload brings the program down.",
            p => p.Header is { Rsv1: true, PayloadLength: 0, Fin: true }),
        new("deflate-plain-messages-refused", "Messages that are not compressed are refused once compression is agreed.", () =>
        {
            var agreed = false;
            return new()
            {
                WritesHead = (_, right) =>
                {
                    agreed = HeadText.Values(right, FieldNames.Extensions).Any();
                    return right;
                },
                Receives = pieces =>
                    pieces.Select(
                        p => agreed && p.Header is { Rsv: 0, Opcode: Opcode.Text or Opcode.Binary } ? p.Under(h => h with { Rsv = 7 }) : p),
            };
        }),
    ];

    private static string OnOffer(string head, Func<string, string> change) => HeadText.Map(head, FieldNames.Extensions, change);

    private static string Without(string value, string parameter) =>
        string.Join("; ", value.Split("; ").Where(part => part.Split('=')[0] != parameter));

    private static Fault Agreed(string name, string summary, Func<string, string?> change) =>
        Agreed(name, summary, (_, value) => change(value));

    /// <summary>Writes another value where permessage-deflate is accepted, from the offer and the right one.</summary>
    private static Fault Agreed(string name, string summary, Func<string, string, string?> change) =>
        Accepting(name, summary, (request, right) =>
        HeadText.Map(
            right, FieldNames.Extensions, value => change(string.Join(", ", HeadText.Values(request, FieldNames.Extensions)), value)));

    /// <summary>Grants a parameter in the 101 and does not see it itself.</summary>
    private static Fault Promised(string name, string summary, string parameter) => Wrong(name, summary, new()
    {
        ReadsHead = request => OnOffer(request.Head, value => Without(value, parameter)),
        WritesHead = (request, right) => HeadText.Map(right, FieldNames.Extensions, value =>
            string.Join("; ",
                [value, .. HeadText.Values(request, FieldNames.Extensions).First().Split("; ")
                    .Where(part => part.Split('=')[0] == parameter)])),
    });

    /// <summary>Sees a parameter that was not offered and does not mention it in the 101.</summary>
    private static Fault Assuming(string name, string summary, string parameter) => Wrong(name, summary, new()
    {
        ReadsHead = request =>
            OnOffer(request.Head, value =>
                value.Contains(parameter.Split('=')[0], StringComparison.Ordinal) ? value : $"{value}; {parameter}"),
        WritesHead = (request, right) =>
            HeadText.Values(request, FieldNames.Extensions).Any(value => value.Contains(parameter.Split('=')[0], StringComparison.Ordinal))
            ? right
            : HeadText.Map(right, FieldNames.Extensions, value => Without(value, parameter.Split('=')[0])),
    });

    private static Fault Compressed(string name, string summary, Func<RawFrame, IEnumerable<RawFrame>> change) =>
        Wrong(name, summary, new() { Sends = f => f.Rsv == Rsv1 && !f.Opcode.IsControl() ? change(f) : [f] });

    private static RawFrame[] Split(RawFrame frame, byte firstRsv, byte lastRsv)
    {
        var cut = frame.Payload.Length / 2;
        return
        [
            frame with { Payload = frame.Payload[..cut], Fin = false, Rsv = firstRsv },
            frame with { Payload = frame.Payload[cut..], Opcode = Opcode.Continuation, Rsv = lastRsv },
        ];
    }
}
