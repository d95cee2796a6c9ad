using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;
using WsSpec.Suite.Requirements;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Mistakes in reading the server's half of the opening handshake (section 4.1, the part about the response).</summary>
internal static class ClientReplyFaults
{
    private const string Refused = "server-handshake/refused/";
    private const string OtherStatus = "server-handshake/other-status-does-not-open/";
    private const string Opens = "server-handshake/opens/";

    public static IEnumerable<Fault> All => Only(Roles.Client,
        [.. StatusLine, .. Form, .. Upgrade, .. Connection, .. Accept, .. Agreements, .. TooStrict, .. Pieces, .. Floods]);

    private static IEnumerable<Fault> StatusLine =>
    [
        Admitting("status-not-checked", "Any status opens a WebSocket.", HandshakeViolation.ResponseStatusNot101,
            HandshakeViolation.ResponseBody) with { CaughtBy = OtherStatus + "403" },
        .. from status in (int[])[200, 204, 301, 302, 304, 307, 400, 401, 403, 404, 426, 500, 503]
           select Misreading($"status-{status}-opens", $"A reply with the status {status} opens a WebSocket.", head => HasStatus(
               head, $"{status}") ? As101(head) : head)
               with { CaughtBy = OtherStatus + status },
        Admitting(
            "status-line-not-checked", "A reply without a status line opens a WebSocket.", HandshakeViolation.ResponseStatusLineMalformed)
            with { CaughtBy = Refused + "status-line-malformed" },
        Misreading("status-anywhere-in-line", "A status line is looked through for 101.", head => StatusLineOf(head).Contains(
            "101", StringComparison.Ordinal) ? As101(head) : head)
            with { CaughtBy = Refused + "status-line-malformed" },
        Misreading("request-sent-back-accepted", "The request sent back opens a WebSocket.", head => StatusLineOf(head).StartsWith(
            "GET", StringComparison.Ordinal) ? As101(head) : head)
            with { CaughtBy = Refused + "status-line-request-sent-back" },
        Admitting("reply-in-http-1.0-accepted", "A reply of HTTP/1.0 opens a WebSocket.", HandshakeViolation.ResponseHttpVersionTooOld)
            with { CaughtBy = Refused + "status-line-http-1.0" },
        Misreading("status-by-its-beginning", "A status that begins with 101 is a 101.", head => HasStatus(head, "101") ? As101(head) : head)
            with { CaughtBy = Refused + "status-line-no-status-1010" },
        Misreading("status-as-a-number", "The status is read as a number with zeros or a sign before it.", head =>
            HasStatus(head, "0101") || HasStatus(head, "+101") ? As101(head) : head)
            with { CaughtBy = Refused + "status-line-no-status-0101" },
        .. from status in (int[])[200, 404]
           select Misreading($"fields-count-more-than-{status}", $"A {status} with all fields of a 101 opens a WebSocket.", head =>
               HasStatus(head, $"{status} Switching") ? As101(head) : head)
               with { CaughtBy = Refused + $"status-line-{status}-with-all-fields" },
        Misreading("interim-response-is-final", "A 1xx is taken for the reply.", head => HasStatus(head, "1")
            && !HasStatus(head, "101")
            ? HeadText.StartLine(head, _ => "HTTP/1.1 400 Bad Request") : head)
            with { CaughtBy = "server-handshake/interim-response-is-passed-over/100" },
        Misreading("only-100-is-interim", "Of interim responses only a 100 is passed over.", head => HasStatus(head, "102")
            || HasStatus(head, "103") ? HeadText.StartLine(head, _ => "HTTP/1.1 400 Bad Request") : head)
            with { CaughtBy = "server-handshake/interim-response-is-passed-over/103" },
    ];

    private static IEnumerable<Fault> Form =>
    [
        Admitting("reply-fields-not-checked", "A malformed field in a reply is passed over.",
            HandshakeViolation.MalformedField) with { CaughtBy = Refused + "field-nul-in-value" },
        Wrong("any-line-is-a-reply", "Any line is taken for the reply of a WebSocket server.", new()
        {
            OverlooksInHandshake = _ => true,
            ReadsHead = read => As101(read.Head),
        }) with { CaughtBy = Refused + "accept-missing" },
    ];

    private static IEnumerable<Fault> Upgrade =>
    [
        Admitting("reply-upgrade-not-needed", "A reply without Upgrade opens a WebSocket.",
            HandshakeViolation.ResponseUpgradeMissing) with { CaughtBy = Refused + "upgrade-missing" },
        Admitting("reply-upgrade-not-checked", "Any Upgrade in a reply will do.",
            HandshakeViolation.ResponseUpgradeNotWebSocket) with { CaughtBy = Refused + "upgrade-h2c" },
        Lenient("reply-upgrade-by-its-beginning", "An Upgrade in a reply that begins with websocket will do.", FieldNames.Upgrade,
            "upgrade-websocket2",
            value => value.StartsWith("websocket", StringComparison.OrdinalIgnoreCase), "websocket"),
        Lenient("reply-upgrade-without-blanks", "Blanks in an Upgrade of a reply are passed over.", FieldNames.Upgrade, "upgrade-two-words",
            value => value.Replace(" ", "", StringComparison.Ordinal) == "websocket", "websocket"),
        Lenient("reply-upgrade-may-be-empty", "A quoted nothing for an Upgrade in a reply will do.", FieldNames.Upgrade, "upgrade-quotes",
            value => value.Trim('"').Length == 0, "websocket"),
        Lenient("reply-upgrade-folded-beyond-ascii", "A Kelvin sign in an Upgrade of a reply is a k.", FieldNames.Upgrade,
            "upgrade-kelvin-sign",
            value => value.Contains("\u00E2\u0084\u00AA", StringComparison.Ordinal), "websocket"),
    ];

    private static IEnumerable<Fault> Connection =>
    [
        Admitting("reply-connection-not-needed", "A reply without Connection opens a WebSocket.",
            HandshakeViolation.ResponseConnectionMissing) with { CaughtBy = Refused + "connection-missing" },
        Admitting("reply-connection-not-checked", "Any Connection in a reply will do.",
            HandshakeViolation.ResponseConnectionWithoutUpgrade) with { CaughtBy = Refused + "connection-close" },
        Lenient("reply-connection-by-its-beginning", "A Connection in a reply that begins with upgrade will do.", FieldNames.Connection,
            "connection-upgraded",
            value => value.StartsWith("upgrade", StringComparison.OrdinalIgnoreCase), "Upgrade"),
        Lenient("reply-connection-by-its-end", "A Connection in a reply that ends with upgrade will do.", FieldNames.Connection,
            "connection-not-upgrade",
            value => value.EndsWith("upgrade", StringComparison.OrdinalIgnoreCase), "Upgrade"),
        Lenient("reply-connection-may-be-kept-alive", "A Connection of keep-alive in a reply will do.", FieldNames.Connection,
            "connection-keep-alive", value => value == "keep-alive", "Upgrade"),
    ];

    private static IEnumerable<Fault> Accept =>
    [
        Admitting("reply-accept-not-needed", "A reply without Sec-WebSocket-Accept opens a WebSocket.",
            HandshakeViolation.ResponseAcceptMissing) with { CaughtBy = Refused + "accept-missing" },
        Admitting("reply-accept-not-checked", "Any accept value will do.",
            HandshakeViolation.ResponseAcceptWrong) with { CaughtBy = Refused + "accept-of-another-key" },
        Admitting("reply-accept-may-repeat", "Of several accept values only the first is looked at.",
            HandshakeViolation.ResponseAcceptRepeated) with { CaughtBy = Refused + "accept-twice-and-different" },
        Misreading("reply-accept-last-of-several", "Of several accept values only the last is looked at.", head => HeadText.Values(
            head, FieldNames.Accept).LastOrDefault() is { } last
            ? HeadText.Plus(HeadText.Without(head, FieldNames.Accept), $"{FieldNames.Accept}: {last}")
            : head) with { CaughtBy = Refused + "accept-twice-and-different-wrong-first" },
        Matching("reply-accept-may-be-empty", "An empty accept value will do.", "accept-empty", (value, _) => value.Length == 0),
        Matching("reply-accept-by-its-beginning", "An accept value that begins right will do.", "accept-one-more-character",
            (value, right) => value.StartsWith(right, StringComparison.Ordinal)),
        Matching("reply-accept-in-quotation-marks", "Quotation marks around the accept value are passed over.", "accept-quoted",
            (value, right) => value.Trim('"') == right),
        Matching("reply-accept-of-the-length", "Any accept value of the right length will do.", "accept-of-another-key",
            (value, right) => value.Length == right.Length),
        Matching("reply-accept-in-any-case", "The accept value is compared without regard to case.", "accept-in-other-case",
            (value, right) => value.Equals(right, StringComparison.OrdinalIgnoreCase)),
        Matching("reply-accept-without-padding", "The padding of the accept value is not compared.", "accept-without-padding",
            (value, right) => value == right.TrimEnd('=')),
        Matching("reply-accept-may-be-the-key", "The key for an accept value will do.", "accept-the-key-itself",
            (value, right) => value.EndsWith("==", StringComparison.Ordinal)),
    ];

    private static IEnumerable<Fault> Agreements =>
    [
        Admitting("reply-extension-not-checked", "An extension that was not offered is agreed to.",
            HandshakeViolation.ResponseExtensionNotOffered, HandshakeViolation.ResponseExtensionsUnacceptable)
            with { CaughtBy = Refused + "extension-not-offered" },
        Admitting("reply-extensions-malformed", "A malformed list of extensions is passed over.",
            HandshakeViolation.ResponseExtensionsMalformed) with { CaughtBy = Refused + "extension-malformed-lone-semicolon" },
        Misreading("reply-extensions-not-read", "Sec-WebSocket-Extensions in a reply is passed over.", head => HeadText.Without(
            head, FieldNames.Extensions)) with { CaughtBy = Refused + "extension-not-offered" },
        Admitting("reply-subprotocol-not-checked", "A subprotocol that was not offered is agreed to.",
            HandshakeViolation.ResponseSubprotocolNotOffered, HandshakeViolation.ResponseSubprotocolMalformed)
            with { CaughtBy = Refused + "subprotocol-not-offered" },
        Lenient("reply-subprotocol-list", "A list of subprotocols in a reply is passed over.", FieldNames.Protocol,
            "subprotocol-list-not-offered", value => value.Contains(',', StringComparison.Ordinal), null),
        Misreading("reply-extension-by-its-beginning", "An extension in a reply that begins like an offered one is taken for it.", head =>
            HeadText.Map(head, FieldNames.Extensions, value => value == "permessage-deflate2" ? "permessage-deflate" : value))
            with { CaughtBy = Refused + "extension-not-offered-permessage-deflate2" },
        Misreading("reply-extension-by-its-end", "An extension in a reply that ends like an offered one is taken for it.", head =>
            HeadText.Map(head, FieldNames.Extensions, value => value == "x-permessage-deflate" ? "permessage-deflate" : value))
            with { CaughtBy = Refused + "extension-not-offered-x-permessage-deflate" },
        Misreading("reply-extension-cut-short", "An extension in a reply that an offered one begins with is taken for that.", head =>
            HeadText.Map(head, FieldNames.Extensions, value => value == "permessage-deflat" ? "permessage-deflate" : value))
            with { CaughtBy = Refused + "extension-not-offered-permessage-deflat" },
        Misreading("reply-extensions-first-line-only", "Of several lines of extensions in a reply only the first is read.", head =>
            HeadText.Values(head, FieldNames.Extensions).ToList() is { Count: > 1 } lines
                ? HeadText.Plus(HeadText.Without(head, FieldNames.Extensions), $"{FieldNames.Extensions}: {lines[0]}")
                : head) with { CaughtBy = Refused + "extension-not-offered-in-second-line" },
        Misreading("reply-subprotocols-in-two-lines", "Two lines of subprotocols in a reply are passed over.", head =>
            HeadText.Values(head, FieldNames.Protocol).Count() > 1 ? HeadText.Without(head, FieldNames.Protocol) : head)
            with { CaughtBy = Refused + "subprotocol-two-lines-not-offered" },
        Misreading("reply-subprotocol-not-read", "Sec-WebSocket-Protocol in a reply is passed over.", head => HeadText.Without(
            head, FieldNames.Protocol)) with { CaughtBy = Refused + "subprotocol-not-offered" },
    ];

    /// <summary>Replies in order that are not taken.</summary>
    private static IEnumerable<Fault> TooStrict =>
    [
        Misreading("reply-field-names-in-lower-case-not-found", "Field names of a reply in lower case are not found.", head => head.Replace(
            "\r\nupgrade:", "\r\nx-upgrade:", StringComparison.Ordinal)) with { CaughtBy = Opens + "field-names-lower" },
        Misreading("reply-field-names-in-upper-case-not-found", "Field names of a reply in upper case are not found.", head => head.Replace(
            "\r\nUPGRADE:", "\r\nX-UPGRADE:", StringComparison.Ordinal)) with { CaughtBy = Opens + "field-names-upper" },
        Strict("reply-upgrade-without-capitals", "Capital letters in an Upgrade of a reply are not taken.", FieldNames.Upgrade,
            "upgrade-value-mixed-case", value => value.Any(char.IsAsciiLetterUpper)),
        Strict("reply-upgrade-not-in-upper-case", "An Upgrade in upper case is not taken.", FieldNames.Upgrade, "upgrade-value-upper-case",
            value => value == "WEBSOCKET"),
        Strict("reply-connection-with-capital", "A Connection of a reply has to begin with a capital letter.", FieldNames.Connection,
            "connection-value-lower-case", value => value == "upgrade"),
        Strict("reply-connection-list-refused", "A list in Connection of a reply is not taken.", FieldNames.Connection,
            "connection-value-list", value => value.Contains(',', StringComparison.Ordinal)),
        Misreading("reply-blanks-not-trimmed", "Tabs around a value belong to it.", head => head.Replace(
            '\t', '.')) with { CaughtBy = Opens + "accept-value-blanks-around" },
        Misreading("reply-connection-in-two-lines-refused", "Two lines of Connection in a reply are not taken.", head =>
            HeadText.Values(head, FieldNames.Connection).Count() > 1 ? "\0" : head) with { CaughtBy = Opens + "connection-value-two-lines" },
        Misreading("reply-without-reason-refused", "A status line without a reason is not taken.", head =>
            StatusLineOf(head).EndsWith(' ') ? "\0" : head) with { CaughtBy = Opens + "status-line-no-reason" },
        Misreading("reply-with-other-reason-refused", "Only the usual reason of a 101 is taken.", head =>
            HasStatus(head, "101 Web") ? "\0" : head) with { CaughtBy = Opens + "status-line-other-reason" },
        Misreading("reply-in-reverse-order-refused", "A reply that does not begin with Upgrade is not taken.", head =>
            head.Contains("Protocols\r\nSec-WebSocket-Accept", StringComparison.Ordinal) ? "\0" : head)
            with { CaughtBy = Opens + "field-order-reverse" },
        Misreading("reply-with-fields-between-refused", "Fields between those of the handshake are not taken.", head =>
            HeadText.Values(head, "X-Other-1").Any() ? "\0" : head) with { CaughtBy = Opens + "field-order-others-between" },
        Misreading("reply-without-blanks-refused", "A colon without a blank behind it is not taken.", head =>
            head.Contains("Upgrade:websocket", StringComparison.Ordinal) ? "\0" : head)
            with { CaughtBy = Opens + "blanks-none-behind-colons" },
        .. from limit in (int[])[1024, 2048, 4096]
           select Misreading($"reply-of-more-than-{limit}-refused", $"A reply of more than {limit} octets is not taken.", head =>
               head.Length > limit && head.Length < 2 * limit ? "\0" : head) with { CaughtBy = Opens + $"long-head-{limit}" },
        Misreading("reply-with-cookie-refused", "A reply with a cookie is not taken.", head => HeadText.Values(head, "Set-Cookie").Any()
            ? "\0" : head) with { CaughtBy = Opens + "unknown-fields-cookie" },
        Misreading("no-reply-is-good-enough", "No reply opens a WebSocket.", _ => "\0"),
    ];

    private static IEnumerable<Fault> Pieces =>
    [
        Cut("reply-in-one-read", "A reply that does not arrive in one read is refused.", "octet-by-octet", _ => "\0"),
        Cut("reply-end-in-one-read", "The empty line is not found when it is cut.", "inside-empty-line", read =>
            read.Cuts.Any(cut => cut > read.Head.Length - 4) ? "" : read.Head),
        Cut("reply-lines-in-one-read", "A line of a reply that is cut is taken for two.", "inside-field-name",
            read => read.Cuts.Reverse().Aggregate(read.Head, (head, cut) => head[cut - 1] == '\n' ? head : head.Insert(cut, "\r\n"))),
        Cut("reply-cut-at-line-ends-refused", "A reply that is cut between two lines is refused.", "before-field", read =>
            read.Cuts.Any(cut => read.Head[cut - 1] == '\n') ? "\0" : read.Head),
        Cut("reply-status-line-in-one-read", "A status line that is cut is refused.", "inside-status", read =>
            read.Cuts.Any(cut => cut < StatusLineOf(read.Head).Length) ? "\0" : read.Head),
    ];

    private static IEnumerable<Fault> Floods =>
    [
        CrashingAt(
            "long-reply-crashes", "A reply of more than 16 KiB brings the program down.", "long-field", HandshakeViolation.HeadTooLong),
        CrashingAt("reply-with-many-fields-crashes", "A reply with more than a hundred fields brings the program down.",
            "ten-thousand-fields", HandshakeViolation.TooManyFields),
    ];

    private static Fault Lenient(string name, string summary, string field, string caughtBy, Func<string, bool> which, string? good) =>
        Misreading(
            name, summary, head => HeadText.Map(head, field, value => which(value) ? good : value)) with
        { CaughtBy = Refused + caughtBy };

    private static Fault Strict(string name, string summary, string field, string caughtBy, Func<string, bool> which) =>
        Misreading(
            name, summary, head => HeadText.Map(head, field, value => which(value) ? "" : value)) with
        { CaughtBy = Opens + caughtBy };

    private static Fault Cut(string name, string summary, string caughtBy, Func<HeadRead, string> change) =>
        Wrong(name, summary,
            new() { ReadsHead = read => read.Cuts.IsEmpty ? read.Head : change(read) }) with
        {
            CaughtBy =
                "server-handshake/reply-in-pieces-opens/" + caughtBy
        };

    private static Fault CrashingAt(string name, string summary, string caughtBy, HandshakeViolation limit) =>
        Wrong(name, summary,
            new() { OverlooksInHandshake = violation => violation == limit ? throw new CrashException(kills: true) : false })
            with
        { CaughtBy = "security/reply-flood/" + caughtBy };

    /// <summary>Takes accept values for right that are not.</summary>
    private static Fault Matching(string name, string summary, string caughtBy, Func<string, string, bool> matches) =>
        new(name, summary, () =>
    {
        var right = "";
        return new()
        {
            WritesHead = (_, request) =>
            {
                right = AcceptKey.Compute(HeadText.Values(request, FieldNames.Key).First());
                return request;
            },
            ReadsHead = read => HeadText.Map(read.Head, FieldNames.Accept, value => matches(value, right) ? right : value),
        };
    })
        { CaughtBy = Refused + caughtBy };

    private static string StatusLineOf(string head) => head[..Math.Max(0, head.AsSpan().IndexOfAny('\r', '\n'))];

    private static bool HasStatus(string head, string digits) =>
        StatusLineOf(head).StartsWith("HTTP/1.1 " + digits, StringComparison.Ordinal);

    private static string As101(string head) =>
        HeadText.Without(HeadText.StartLine(head, _ => "HTTP/1.1 101 Switching Protocols"), FieldNames.ContentLength);
}
