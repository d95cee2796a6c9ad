using System.Globalization;
using System.Text.RegularExpressions;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Mistakes in reading the client's opening handshake (sections 4.2.1 and 4.3; RFC 9112).</summary>
internal static partial class RequestFaults
{
    private const string LineEnd = "\r\n";
    private const string Usual =
        "Host Upgrade Connection Sec-WebSocket-Key Sec-WebSocket-Version Sec-WebSocket-Protocol Sec-WebSocket-Extensions Origin";

    public static IEnumerable<Fault> All =>
        Only(Roles.Server, [.. RequestLine, .. Fields, .. UpgradeAndConnection, .. Key, .. Version, .. Reading]);

    private static IEnumerable<Fault> RequestLine =>
    [
        Admitting("method-not-checked", "Any method opens a WebSocket.", HandshakeViolation.MethodNotGet),
        Misreading("method-in-any-case", "The method is compared without regard to case.", head => StartLine(head, AnyCaseGet(), "GET ")),
        Misreading("method-by-its-beginning", "A method that begins with GET is taken for GET.",
            head => StartLine(head, BeginsWithGet(), "GET ")),
        Admitting("http-1.0-admitted", "A request in HTTP/1.0 opens a WebSocket.", HandshakeViolation.HttpVersionTooOld),
        Misreading("http-version-not-checked", "The version of HTTP is not looked at.",
            head => StartLine(head, HttpVersion(), " HTTP/1.1")),
        Misreading("http-version-by-its-beginning", "A version that begins with HTTP/1.1 is taken for it.",
            head => StartLine(head, BeginsWithHttp11(), " HTTP/1.1")),
        Refusing("absolute-form-refused", "A request target in absolute form is refused.",
            request => request.Head.StartLine.Contains("://", StringComparison.Ordinal)),
    ];

    private static IEnumerable<Fault> Fields =>
    [
        Admitting("host-not-needed", "A request without Host opens a WebSocket.", HandshakeViolation.HostMissing),
        Wrong("host-behind-many-fields-crashes", "A thousand fields before Host bring the program down.", new()
        {
            ReadsHead = request => request.Head.Split(LineEnd).TakeWhile(line => !line.StartsWith("Host:", StringComparison.Ordinal))
                .Count() is > 1000 and < 2100 ? throw new CrashException(kills: true) : request.Head,
        }),
        Admitting("host-may-repeat", "A request with two Host fields opens a WebSocket.", HandshakeViolation.HostRepeated),
        Admitting("host-not-checked", "Any value of Host will do.", HandshakeViolation.HostInvalid),
        Admitting("field-lines-not-checked", "A line that is no field is passed over.", HandshakeViolation.MalformedField),
        Admitting("blank-before-colon", "A blank between field name and colon is passed over.", HandshakeViolation.WhitespaceBeforeColon),
        Misreading("blank-before-first-field", "A line that begins with a blank right behind the request line is a field.", head =>
            BlankBeforeFirstField().Replace(head, LineEnd, 1)),
        Misreading("folded-line-is-a-field", "A folded line is a field of its own.", head =>
            head.Replace(LineEnd + " ", LineEnd, StringComparison.Ordinal).Replace(LineEnd + "\t", LineEnd, StringComparison.Ordinal)),
        Misreading("bare-carriage-return-ends-line", "A CR without LF ends a line.", head => BareCarriageReturn().Replace(head, LineEnd)),
        Misreading("bare-carriage-return-vanishes", "A CR without LF is passed over.", head => BareCarriageReturn().Replace(head, "")),
        Admitting("body-framing-not-checked", "Whatever the request says of a body is passed over.",
            HandshakeViolation.InvalidBodyFraming, HandshakeViolation.RequestBody),
        new("body-frames-answered-late", "A body is read as frames, and a Ping in it answered behind the next Pong.", () =>
        {
            RawFrame? held = null;
            var pongs = 0;
            return new()
            {
                OverlooksInHandshake = violation => violation == HandshakeViolation.RequestBody,
                Sends = f =>
                {
                    if (f.Opcode == Opcode.Pong && pongs++ == 0)
                    {
                        held = f;
                        return [];
                    }

                    return f.Opcode == Opcode.Pong && held is { } late ? [f, late] : [f];
                },
            };
        }),
        Admitting("body-taken-for-frames", "A body is announced and its octets are read as frames.", HandshakeViolation.RequestBody),
        Refusing("field-names-case-sensitive", "A field name in unusual letters is not found.", request =>
            request.Head.Fields.Any(
                f => Usual.Split(' ').Any(name => f.Name != name && HeaderGrammar.SameIgnoringAsciiCase(f.Name, name)))),
        Refusing("host-has-to-come-first", "A request whose first field is not Host is refused.", request =>
            !HeaderGrammar.SameIgnoringAsciiCase(request.Head.Fields[0].Name, FieldNames.Host)),
        Refusing("version-has-to-come-last", "A request in which a field follows Sec-WebSocket-Version out of turn is refused.", request =>
            request.Head.Fields.ToList().FindIndex(f => HeaderGrammar.SameIgnoringAsciiCase(f.Name, FieldNames.Version))
            < request.Head.Fields.ToList().FindIndex(f => HeaderGrammar.SameIgnoringAsciiCase(f.Name, FieldNames.Key))),
        Refusing("upgrade-has-to-precede-connection", "A request with Connection before Upgrade is refused.", request =>
            request.Head.Fields.ToList().FindIndex(f => HeaderGrammar.SameIgnoringAsciiCase(f.Name, FieldNames.Connection))
            < request.Head.Fields.ToList().FindIndex(f => HeaderGrammar.SameIgnoringAsciiCase(f.Name, FieldNames.Upgrade))),
        Refusing("few-fields-only", "A request with more than twenty fields is refused.", request => request.Head.Fields.Length > 20),
        Refusing("unknown-websocket-fields-refused", "A field that begins with Sec-WebSocket- and is unknown is refused.", request =>
            request.Head.Fields.Any(f => f.Name.StartsWith("Sec-WebSocket-", StringComparison.OrdinalIgnoreCase)
                && !Usual.Contains(f.Name, StringComparison.OrdinalIgnoreCase))),
        Refusing("unknown-fields-refused", "Any unknown field is refused.", request =>
            request.Head.Fields.Any(f => !Usual.Split(' ').Contains(f.Name, StringComparer.OrdinalIgnoreCase))),
        Refusing("empty-fields-refused", "A field without a value is refused.",
            request => request.Head.Fields.Any(f => f.Value.Length == 0)),
    ];

    private static IEnumerable<Fault> UpgradeAndConnection =>
    [
        Admitting("upgrade-not-needed", "A request without Upgrade opens a WebSocket.", HandshakeViolation.UpgradeMissing),
        Admitting("upgrade-not-checked", "Any value of Upgrade will do.", HandshakeViolation.UpgradeNotWebSocket),
        Refusing("upgrade-case-sensitive", "Upgrade has to be websocket to the letter.", request =>
            !request.Head.Values(FieldNames.Upgrade).Any(v => v.Contains("websocket", StringComparison.Ordinal))),
        Misreading("upgrade-by-its-beginning", "An Upgrade that begins with websocket will do.",
            head => HeadText.Map(head, FieldNames.Upgrade, value =>
            value.StartsWith("websocket", StringComparison.OrdinalIgnoreCase) ? "websocket" : value)),
        Misreading("upgrade-by-substring", "An Upgrade that contains websocket will do.",
            head => HeadText.Map(head, FieldNames.Upgrade, value =>
            value.Contains("websocket", StringComparison.OrdinalIgnoreCase) ? "websocket" : value)),
        Misreading("upgrade-without-hyphens", "Hyphens and blanks in Upgrade are passed over.",
            head => HeadText.Map(head, FieldNames.Upgrade, value =>
            value.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal))),
        Refusing("upgrade-list-refused", "An Upgrade that lists several protocols is refused.", request =>
            request.Head.Values(FieldNames.Upgrade).Any(v => v.Contains(',', StringComparison.Ordinal))),
        Refusing("upgrade-in-one-line", "Of several Upgrade lines only the first is read.", request =>
            !HeaderGrammar.Lists([.. request.Head.Values(FieldNames.Upgrade).Take(1)], "websocket")),
        Admitting("connection-not-needed", "A request without Connection opens a WebSocket.", HandshakeViolation.ConnectionMissing),
        Admitting("connection-not-checked", "Any value of Connection will do.", HandshakeViolation.ConnectionWithoutUpgrade),
        Refusing("connection-case-sensitive", "Connection has to have Upgrade to the letter.", request =>
            !request.Head.Values(FieldNames.Connection).Any(v => v.Contains("Upgrade", StringComparison.Ordinal))),
        Misreading("connection-by-substring", "A Connection that contains upgrade will do.",
            head => HeadText.Map(head, FieldNames.Connection, value =>
            value.Contains("upgrade", StringComparison.OrdinalIgnoreCase) ? "Upgrade" : value)),
        Refusing("connection-list-refused", "A Connection that lists several options is refused.", request =>
            request.Head.Values(FieldNames.Connection).Any(v => v.Contains(',', StringComparison.Ordinal))),
        Refusing("connection-first-option-only", "Of the options in Connection only the first is read.", request =>
            !HeaderGrammar.SameIgnoringAsciiCase(
                HeaderGrammar.Elements(request.Head.Values(FieldNames.Connection)).FirstOrDefault(""), "Upgrade")),
        Refusing("connection-last-line-only", "Of several Connection lines only the last is read.", request =>
            !HeaderGrammar.Lists([.. request.Head.Values(FieldNames.Connection).TakeLast(1)], "Upgrade")),
    ];

    private static IEnumerable<Fault> Key =>
    [
        Admitting("key-not-needed", "A request without a key opens a WebSocket.", HandshakeViolation.KeyMissing),
        Admitting("key-not-checked", "Any key will do.", HandshakeViolation.KeyNotBase64, HandshakeViolation.KeyOfWrongLength),
        Admitting("key-length-not-checked", "A key of another length than 16 octets will do.", HandshakeViolation.KeyOfWrongLength),
        Admitting("key-may-repeat", "A request with two keys opens a WebSocket.", HandshakeViolation.KeyRepeated),
        Misreading("key-padding-not-needed", "A key without its padding will do.",
            head => HeadText.Map(head, FieldNames.Key, value => value.Length == 0 ? value : value.TrimEnd('=') + "==")),
        Misreading("key-url-safe", "A key in the URL-safe alphabet will do.",
            head => HeadText.Map(head, FieldNames.Key, value => value.Replace('-', '+').Replace('_', '/'))),
        Misreading("key-blanks-passed-over", "Blanks in a key are passed over.",
            head => HeadText.Map(head, FieldNames.Key, value => value.Replace(" ", "", StringComparison.Ordinal))),
        Misreading("key-unquoted", "Quotation marks around a key are passed over.",
            head => HeadText.Map(head, FieldNames.Key, value => value.Trim('"'))),
        Misreading("key-foreign-octets-passed-over", "What is not base64 in a key is passed over.",
            head => HeadText.Map(head, FieldNames.Key, value =>
            value.Any(c => c is '!' or > '~' or < ' ') ? "dGhlIHNhbXBsZSBub25jZQ==" : value)),
        Misreading("key-padding-anywhere", "Padding in the middle of a key is passed over.",
            head => HeadText.Map(head, FieldNames.Key, value =>
            value.TrimEnd('=').Contains('=', StringComparison.Ordinal) ? "dGhlIHNhbXBsZSBub25jZQ==" : value)),
    ];

    private static IEnumerable<Fault> Version =>
    [
        Admitting("version-not-needed", "A request without a version opens a WebSocket.", HandshakeViolation.VersionMissing),
        Admitting("version-not-checked", "Any version will do.",
            HandshakeViolation.VersionUnsupported, HandshakeViolation.VersionMalformed),
        Admitting("version-malformed", "A version that is no number will do.", HandshakeViolation.VersionMalformed),
        Admitting("version-unsupported", "Any number will do for a version.", HandshakeViolation.VersionUnsupported),
        Admitting("version-may-repeat", "A request with two versions opens a WebSocket.", HandshakeViolation.VersionRepeated),
        Misreading("version-as-a-float", "The version is read as a decimal number with sign and fraction.",
            head => HeadText.Map(head, FieldNames.Version, value =>
            decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number.ToString("0.##", CultureInfo.InvariantCulture) : value)),
        Misreading("version-by-its-beginning", "A version that begins with 13 will do.",
            head => HeadText.Map(head, FieldNames.Version, value =>
            value.StartsWith("13", StringComparison.Ordinal) ? "13" : value)),
        Misreading("version-modulo-32-bits", "The version is read into 32 bits that overflow.",
            head => HeadText.Map(head, FieldNames.Version, value =>
            long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? ((uint)number).ToString(CultureInfo.InvariantCulture) : value)),
        Misreading("version-hexadecimal", "A version in hexadecimal will do.",
            head => HeadText.Map(head, FieldNames.Version, value => value is "0xd" ? "13" : value)),
        Misreading("version-13-or-higher", "A version above 13 is taken for 13.", head => HeadText.Map(head, FieldNames.Version, value =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 13 ? "13" : value)),
        Misreading("version-blanks-passed-over", "Blanks in the version are passed over.",
            head => HeadText.Map(head, FieldNames.Version, value => value.Replace(" ", "", StringComparison.Ordinal))),
        Refusing("version-13-refused", "No version will do, not even 13.", _ => true),
    ];

    private static IEnumerable<Fault> Reading =>
    [
        Wrong("request-in-one-read", "A request that does not arrive in one read is refused.",
            new() { ReadsHead = request => request.Cuts.IsEmpty ? request.Head : "\0" }),
        Wrong("request-end-in-one-read", "The empty line is not found when it is cut.",
            new() { ReadsHead = request => request.Cuts.Any(cut => cut > request.Head.Length - 4) ? "" : request.Head }),
        Wrong("request-lines-in-one-read", "A line that is cut is taken for two.", new()
        {
            ReadsHead = request =>
                request.Cuts.Reverse().Aggregate(request.Head, (head, cut) => head[cut - 1] == '\n' ? head : head.Insert(cut, "\r\n")),
        }),
        Wrong("request-cut-at-line-ends-refused", "A request that is cut between two lines is refused.", new()
        {
            ReadsHead = request =>
                request.Cuts.Any(cut => request.Head[cut - 1] == '\n' && cut < request.Head.Length - 2) ? "\0" : request.Head,
        }),
        Wrong("crash-on-odd-octets-in-request", "An octet above 127 in a request brings the program down.", new()
        {
            ReadsHead = request => request.Head.Any(c => c > 127) ? throw new CrashException(kills: true) : request.Head,
        }),
    ];

    private static string StartLine(string head, Regex what, string replacement) =>
        HeadText.StartLine(head, line => what.Replace(line, replacement));

    [GeneratedRegex("(?<=^[^\r]*)\r\n ")]
    private static partial Regex BlankBeforeFirstField();

    [GeneratedRegex("\r(?!\n)")]
    private static partial Regex BareCarriageReturn();

    [GeneratedRegex("^(?i:get) ")]
    private static partial Regex AnyCaseGet();

    [GeneratedRegex("^GET[^ ]* ")]
    private static partial Regex BeginsWithGet();

    [GeneratedRegex("( HTT[^ ]*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex HttpVersion();

    [GeneratedRegex(" HTTP/1[.]1[^ ]*$")]
    private static partial Regex BeginsWithHttp11();
}
