using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol.Handshake;
using WsSpec.Suite.Requirements;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Mistakes in the server's half of the opening handshake (sections 4.2.2, 4.4 and 10.2).</summary>
internal static class ResponseFaults
{
    private const string Foreign = "x-wsspec-foreign";
    private const string Deflate = "permessage-deflate";

    /// <summary>The one subprotocol that a reference server supports in the self test.</summary>
    private const string Supported = "wsspec.test";

    public static IEnumerable<Fault> All =>
        Only(Roles.Server, [.. Acceptance, .. Subprotocols, .. Extensions, .. Refusals, .. Origins, .. Silences]);

    private static IEnumerable<Fault> Acceptance =>
    [
        Accepting("accepts-with-200", "The status of the acceptance is 200.",
            right => right.Replace(" 101 ", " 200 ", StringComparison.Ordinal)),
        Accepting("accepts-in-http-1.0", "The acceptance says HTTP/1.0.",
            right => right.Replace("HTTP/1.1 101", "HTTP/1.0 101", StringComparison.Ordinal)),
        Accepting("accepts-in-lower-case", "The status line is in lower case.",
            right => right.Replace("HTTP/1.1 101", "http/1.1 101", StringComparison.Ordinal)),
        Accepting("line-feeds-only", "The lines of the 101 end in LF alone.",
            right => right.Replace("\r\n", "\n", StringComparison.Ordinal)),
        Accepting("field-name-with-blank", "A field of the 101 has a blank in its name.",
            right => HeadText.Plus(right, "Server Name: faulty")),
        Accepting("101-announces-body", "The 101 announces a body.", right => HeadText.Plus(right, "Content-Length: 0")),
        Accepting("101-is-chunked", "The 101 announces chunks.", right => HeadText.Plus(right, "Transfer-Encoding: chunked")),
        Accepting("101-without-upgrade", "The 101 has no Upgrade.", right => HeadText.Without(right, FieldNames.Upgrade)),
        Accepting("101-with-other-upgrade", "The 101 has the Upgrade of an old draft.",
            right => HeadText.Set(right, FieldNames.Upgrade, "WebSocket/13")),
        Accepting("101-without-connection", "The 101 has no Connection.", right => HeadText.Without(right, FieldNames.Connection)),
        Accepting("101-with-keep-alive", "The Connection of the 101 is keep-alive.",
            right => HeadText.Set(right, FieldNames.Connection, "keep-alive")),
        Accepting("line-end-behind-101", "One more line end follows the empty line of the 101.", right => right + "\r\n"),
        Accepting("body-behind-101", "A page follows the 101.", right => right + "<html></html>"),
        Accepting("101-without-empty-line", "The empty line at the end of the 101 is missing.", right => right[..^2]),
    ];

    private static IEnumerable<Fault> Subprotocols =>
    [
        Admitting("subprotocols-not-checked", "A malformed list of subprotocols is passed over.", HandshakeViolation.SubprotocolsMalformed),
        Refusing("unknown-subprotocols-refused-with-500", "An offer of unknown subprotocols makes the server fail.",
            request => request.Subprotocols.Length > 0, 500),
        Accepting("subprotocol-unasked", "The 101 names a subprotocol although none was offered.", (request, right) =>
            Offers(request).Any() ? right : Select(right, Foreign)),
        Accepting("subprotocol-foreign", "The 101 names a subprotocol that was not offered.", (request, right) =>
            Offers(request).Any() ? Select(right, Foreign) : right),
        Accepting("subprotocol-empty", "The 101 has an empty Sec-WebSocket-Protocol when nothing suits.", (request, right) =>
            Offers(request).Any() && Offers(right).All(p => p.Length == 0) ? Select(right, "") : right),
        Accepting("subprotocol-whole-offer", "The 101 repeats the whole list of subprotocols.", (request, right) =>
            Offers(request).ToList() is { Count: > 0 } offers ? Select(right, string.Join(", ", offers)) : right),
        Accepting("subprotocol-twice", "The 101 names its subprotocol in two fields.", (request, right) =>
            Offers(request).FirstOrDefault() is { Length: > 0 } offer ? Select(Select(right, offer), offer, replace: false) : right),
        Accepting("subprotocol-in-lower-case", "The 101 names the subprotocol in lower case.", (request, right) =>
            Offers(request).FirstOrDefault() is { Length: > 0 } offer ? Select(right, offer.ToLowerInvariant()) : right),
        Accepting("subprotocol-in-upper-case", "The 101 names the subprotocol in upper case.", (request, right) =>
            Offers(request).FirstOrDefault() is { Length: > 0 } offer ? Select(right, offer.ToUpperInvariant()) : right),
        Misreading("subprotocol-offer-by-its-beginning", "An offered subprotocol that begins like a supported one is taken for it.",
            head => OnOffers(head, name => name.StartsWith(Supported, StringComparison.Ordinal) ? Supported : name)),
        Misreading("subprotocol-offer-by-its-end", "An offered subprotocol that ends like a supported one is taken for it.",
            head => OnOffers(head, name => name.EndsWith(Supported, StringComparison.Ordinal) ? Supported : name)),
        Misreading("subprotocol-offer-by-substring", "An offered subprotocol that contains a supported one is taken for it.",
            head => OnOffers(head, name => name.Contains(Supported, StringComparison.Ordinal) ? Supported : name)),
        Misreading("subprotocol-offer-cut-short", "An offered subprotocol that a supported one begins with is taken for that.",
            head => OnOffers(head, name => name.Length > 1 && Supported.StartsWith(name, StringComparison.Ordinal) ? Supported : name)),
        Accepting("subprotocol-by-beginning", "The 101 cuts the name of the subprotocol short.", (request, right) =>
            Offers(request).FirstOrDefault() is { Length: > 1 } offer ? Select(right, offer[..^1]) : right),
    ];

    private static IEnumerable<Fault> Extensions =>
    [
        Admitting("extensions-not-checked", "A malformed list of extensions is passed over.", HandshakeViolation.ExtensionsMalformed),
        Wrong("malformed-extensions-accepted", "An extension is agreed to that the grammar does not allow.", new()
        {
            OverlooksInHandshake = violation => violation == HandshakeViolation.ExtensionsMalformed,
            WritesHead = (request, right) =>
                HeadText.Values(request, FieldNames.Extensions).Any() ? Agree(right, "permessage-deflate") : right,
        }),
        Refusing("extensions-refused", "A request that offers an extension is refused.", request => request.Extensions.Length > 0),
        Accepting("extension-unasked", "The 101 agrees to an extension although none was offered.", (request, right) =>
            HeadText.Values(request, FieldNames.Extensions).Any() ? right : Agree(right, "permessage-deflate")),
        Accepting("extensions-echoed", "The 101 agrees to whatever is offered.", (request, right) =>
            HeadText.Values(request, FieldNames.Extensions).FirstOrDefault() is { Length: > 0 } offer ? Agree(right, offer) : right),
        Accepting("extensions-empty", "The 101 has an empty Sec-WebSocket-Extensions.", right => Agree(right, "")),
        Accepting("extension-malformed", "The 101 has a Sec-WebSocket-Extensions that breaks the grammar.", (request, right) =>
            HeadText.Values(request, FieldNames.Extensions).Any() ? Agree(right, "permessage-deflate; ;") : right),
        Accepting("extension-with-parameter-unknown", "The 101 gives permessage-deflate a parameter that does not exist.",
            (request, right) =>
            HeadText.Values(request, FieldNames.Extensions).Any() ? Agree(right, "permessage-deflate; level=9") : right),
        Misreading("extension-offer-by-its-beginning", "An offered extension that begins like a known one is taken for it.", head =>
            OnExtension(head, name => name.StartsWith(Deflate, StringComparison.Ordinal))),
        Misreading("extension-offer-by-its-end", "An offered extension that ends like a known one is taken for it.", head =>
            OnExtension(head, name => name.EndsWith(Deflate, StringComparison.Ordinal))),
        Misreading("extension-offer-cut-short", "An offered extension that a known one begins with is taken for that.", head =>
            OnExtension(head, name => name.Length > 1 && Deflate.StartsWith(name, StringComparison.Ordinal))),
        Misreading("extension-offer-with-underscore", "Hyphens and underscores in names of extensions are the same.", head =>
            OnExtension(head, name => name.Replace('_', '-') == Deflate)),
        Misreading("extension-offer-by-substring", "A list of extensions that contains a known name anywhere offers it.", head =>
            HeadText.Map(head, FieldNames.Extensions, value => value.Contains(Deflate, StringComparison.Ordinal) ? Deflate : value)),
        Accepting("extension-unregistered", "The 101 agrees to an extension of the server's own.", (request, right) =>
            HeadText.Values(request, FieldNames.Extensions).Any() ? Agree(right, Foreign) : right),
    ];

    private static IEnumerable<Fault> Refusals =>
    [
        Rejecting("refuses-with-500", "Every refusal says 500.", right => Status(right, "500 Internal Server Error")),
        Rejecting("refuses-with-200", "Every refusal says 200.", right => Status(right, "200 OK")),
        Rejecting("refuses-without-response", "A refused client gets no response.", _ => ""),
        Rejecting("refuses-with-101", "Every refusal says 101.", right => Status(right, "101 Switching Protocols")),
        Rejecting("versions-not-listed", "The refusal of a version does not list the supported ones.",
            right => HeadText.Without(right, FieldNames.Version)),
        Rejecting("versions-with-words", "The list of versions has words in it.", right => HeadText.Set(right, FieldNames.Version, "v13")),
        Rejecting("versions-without-13", "The list of versions lacks 13.", right => HeadText.Set(right, FieldNames.Version, "7, 8")),
        Rejecting("426-without-upgrade", "A 426 has no Upgrade.", right => HeadText.Without(right, FieldNames.Upgrade)),
        Rejecting("refusal-malformed", "The status line of a refusal is no status line.",
            right => right.Replace("HTTP/1.1", "WS/13", StringComparison.Ordinal)),
    ];

    private static IEnumerable<Fault> Origins =>
    [
        Misreading("origin-not-checked", "Any origin is accepted.", head => HeadText.Map(head, FieldNames.Origin, _ => ReferenceOrigin)),
        Misreading("origin-by-beginning", "An origin that begins like an accepted one is accepted.",
            head => HeadText.Map(head, FieldNames.Origin, value =>
            value.StartsWith(ReferenceOrigin, StringComparison.Ordinal) ? ReferenceOrigin : value)),
        Misreading("origin-by-ending", "An origin that ends like an accepted one is accepted.",
            head => HeadText.Map(head, FieldNames.Origin, value =>
            value.EndsWith(ReferenceOrigin, StringComparison.Ordinal) ? ReferenceOrigin : value)),
        Misreading("origin-null-accepted", "The origin null is accepted.",
            head => HeadText.Map(head, FieldNames.Origin, value => value == "null" ? ReferenceOrigin : value)),
        Misreading("origin-without-scheme", "Only the host of an origin is looked at.",
            head => HeadText.Map(head, FieldNames.Origin, value =>
            value.Split("://") is [_, var host] && host == ReferenceOrigin.Split("://")[1] ? ReferenceOrigin : value)),
        Misreading("origin-without-port", "The port of an origin is not looked at.", head => HeadText.Map(head, FieldNames.Origin, value =>
            value.LastIndexOf(':') is > 6 and var colon && value[..colon] == ReferenceOrigin ? ReferenceOrigin : value)),
        Refusing("origin-never-accepted", "No origin is accepted.", request => request.Origin is not null, 403),
        Rejecting("origin-refused-with-500", "A foreign origin makes the server fail.", right =>
            right.Contains(" 403 ", StringComparison.Ordinal) ? Status(right, "500 Internal Server Error") : right),
        Rejecting("origin-refused-without-response", "A foreign origin gets no response.",
            right => right.Contains(" 403 ", StringComparison.Ordinal) ? "" : right),
    ];

    private static IEnumerable<Fault> Silences =>
    [
        Accepting("no-response", "A good request gets no response.", _ => ""),
        Wrong("no-response-at-all", "No request gets a response, and the connection stays open.",
            new() { WritesHead = (_, _) => "", Ends = () => TransportEnding.Never }),
        Wrong("refusal-silent-and-open", "A refused client gets no response, and the connection stays open.", new()
        {
            WritesHead = (_, right) => right.Contains(" 101 ", StringComparison.Ordinal) ? right : "",
            Ends = () => TransportEnding.Never,
        }),
    ];

    private static IEnumerable<string> Offers(string head) =>
        HeadText.Values(head, FieldNames.Protocol).SelectMany(v => v.Split(',')).Select(v => v.Trim(' ', '\t'));

    /// <summary>The request with other names for the subprotocols that it offers.</summary>
    private static string OnOffers(string head, Func<string, string> change) => HeadText.Map(
        head, FieldNames.Protocol, value => string.Join(", ", value.Split(',').Select(name => change(name.Trim(' ', '\t')))));

    /// <summary>The request in which an offer with such a name is one of permessage-deflate.</summary>
    private static string OnExtension(string head, Func<string, bool> isTaken) => HeadText.Map(
        head, FieldNames.Extensions, value => isTaken(value.Split(';', ',')[0].Trim(' ', '\t')) ? Deflate : value);

    private static string Select(string response, string subprotocol, bool replace = true) =>
        HeadText.Plus(replace ? HeadText.Without(response, FieldNames.Protocol) : response, $"{FieldNames.Protocol}: {subprotocol}");

    private static string Agree(string response, string extensions) =>
        HeadText.Plus(HeadText.Without(response, FieldNames.Extensions), $"{FieldNames.Extensions}: {extensions}");

    private static string Status(string response, string status) => HeadText.StartLine(response, _ => $"HTTP/1.1 {status}");
}
