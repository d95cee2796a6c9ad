using System.Collections.Immutable;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>What every request of a client is like (sections 4.1, 4.3 and 11.3).</summary>
internal static class RequestRules
{
    private const string Key = "Sec-WebSocket-Key";
    private const string Version = "Sec-WebSocket-Version";
    private const string Subprotocols = "Sec-WebSocket-Protocol";
    private static readonly ImmutableArray<string> DefaultPorts = ["", ":80", ":443"];
    private static readonly ImmutableArray<string> OfProxies = ["Via", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host"];
    private const int NonceLength = 16;

    public static IEnumerable<StandingRule> All =>
    [
        Rule(
            "request-line-is-get",
            "The request line is GET, a target and HTTP/1.1",
            [
                Rfc6455.RequestMethodGet, Rfc6455.ConnectionEstablishment, Rfc6455.DirectConnectionWithoutProxy,
                Rfc6455.HandshakeSentUnprompted, Rfc6455.RequestHttp11, Rfc6455.RequestTargetIsResourceName, Rfc6455.EmptyPathIsSlash,
                Rfc6455.SchemeRequiresHttp11,
            ],
            RequestLine) with { LooksAtOctets = true },
        Rule(
            "request-is-well-formed",
            "The request is an HTTP request by the grammar, without a body",
            [Rfc6455.RequestIsValidHttp],
            WellFormed) with { LooksAtOctets = true },
        Rule("request-names-host", "The request has one Host with the port of its URL", [Rfc6455.RequestHasHost], Host),
        Rule(
            "request-upgrades-to-websocket",
            "The request has Upgrade with websocket",
            [Rfc6455.RequestHasUpgrade],
            head => Lists(head, "Upgrade", "websocket")),
        Rule(
            "request-connection-has-upgrade",
            "The request has Connection with Upgrade",
            [Rfc6455.RequestHasConnection, Rfc9110.UpgradeNeedsConnectionOption],
            head => Lists(head, "Connection", "Upgrade")),
        Rule(
            "request-has-one-key",
            "The request has one Sec-WebSocket-Key",
            [Rfc6455.RequestHasKey, Rfc6455.KeyAtMostOnce],
            head => Once(head, Key)),
        Rule(
            "key-is-a-nonce-of-16-octets",
            "The key is the base64 form of 16 octets",
            [Rfc6455.KeyIs16OctetNonce, Rfc6455.KeySyntax, Rfc6455.Base64Syntax, Rfc6455.Erratum3150KeyPadBits, Rfc4648.PadBitsZero],
            Nonce),
        Rule(
            "request-has-version-13",
            "The request has one Sec-WebSocket-Version, 13",
            [Rfc6455.RequestHasVersion, Rfc6455.RequestVersionIs13, Rfc6455.RequestVersionSyntax, Rfc6455.RequestVersionAtMostOnce],
            Is13),
        Rule(
            "offered-subprotocols-are-tokens",
            "Offered subprotocols are tokens, all different",
            [
                Rfc6455.OfferedSubprotocolCharacters, Rfc6455.OfferedSubprotocolsNonEmpty, Rfc6455.OfferedSubprotocolsDistinct,
                Rfc6455.OfferedSubprotocolsList, Rfc6455.RequestSubprotocolsSyntax,
            ],
            Tokens),
        Rule(
            "offered-extensions-follow-grammar",
            "Offered extensions follow their grammar",
            [
                Rfc6455.ExtensionsNonEmptyList, Rfc6455.ExtensionSyntax, Rfc6455.ExtensionParameterSyntax,
                Rfc6455.ExtensionsFollowHttpRules, Rfc6455.ExtensionsFieldGrammar,
            ],
            Extensions),
        Rule(
            "deflate-offers-are-legal",
            "Offers of permessage-deflate have its parameters and values only",
            [
                Rfc7692.OfferedServerMaxWindowBitsFrom8To15, Rfc7692.OfferedServerNoContextTakeoverWithoutValue,
                Rfc7692.OfferedClientNoContextTakeoverWithoutValue, Rfc7692.OfferedServerMaxWindowBitsHasValue,
                Rfc7692.OfferedClientMaxWindowBitsFrom8To15,
            ],
            DeflateOffers),
    ];

    private static RequestRule Rule(string id, string title, ImmutableArray<RequirementId> covers, Func<TapHead, string?> offence) =>
        Rule(id, title, covers, (head, _) => offence(head));

    private static RequestRule Rule(
        string id, string title, ImmutableArray<RequirementId> covers, Func<TapHead, string?, string?> offence) =>
        new($"standing/{id}", title, covers, offence);

    /// <summary>
    /// A target is visible ASCII, and its fragment, if its URL had one, stays at home (section 3). It may be an absolute URI as well
    /// (section 4.1).
    /// </summary>
    private static string? RequestLine(TapHead head) =>
        head.StartLine.Split(' ') is ["GET", var target, "HTTP/1.1"]
            && (target.StartsWith('/') || IsAbsolute(target))
            && target.All(c => c is > ' ' and < '\x7F' and not '#')
            ? null
            : $"the request line is \"{Octets.Excerpt(head.StartLine)}\"";

    private static bool IsAbsolute(string target) =>
        (target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || target.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(target, UriKind.Absolute, out _);

    /// <summary>No empty line comes before it (RFC 9112, section 2.2).</summary>
    private static string? WellFormed(TapHead head) =>
        !WellFormedHead.Is(head) || head.Octets.Span.StartsWith("\r\n"u8) ? $"the request is {Octets.Preview(head.Octets)}"
        : head.Value("Transfer-Encoding") is not null || head.Value("Content-Length") is not (null or "0") ? "it announces a body"
        : null;

    /// <summary>
    /// The default port may be there or not (section 4.1, ruling on 6455-4.1-24). What a proxy passes on names whatever host the proxy was
    /// told to go to.
    /// </summary>
    private static string? Host(TapHead head, string? authority)
    {
        if (Once(head, "Host") is { } wrong)
        {
            return wrong;
        }

        var host = head.Value("Host")!;
        var isRight = authority is null || OfProxies.Any(name => head.Value(name) is not null)
            ? host.Length > 0 && !host.EndsWith(':')
            : DefaultPorts.Any(port => host.Equals(authority + port, StringComparison.OrdinalIgnoreCase));
        return isRight ? null : $"Host is \"{Octets.Excerpt(host)}\"{(authority is null ? "" : $" where the URL has {authority}")}";
    }

    private static string? Nonce(TapHead head)
    {
        var octets = new byte[NonceLength + 2];
        return head.Value(Key) is not { } key ? null
            : key.Length == 24 && Convert.TryFromBase64String(key, octets, out var length) && length == NonceLength
                && Convert.ToBase64String(octets, 0, length) == key ? null
            : $"{Key} is \"{Octets.Excerpt(key)}\"";
    }

    private static string? Is13(TapHead head) =>
        Once(head, Version) ?? (head.Value(Version) == "13" ? null : $"{Version} is \"{Octets.Excerpt(head.Value(Version)!)}\"");

    private static string? Tokens(TapHead head)
    {
        var offered = head.Values(Subprotocols).SelectMany(value => value.Split(',')).Select(name => name.Trim(' ', '\t')).ToList();
        return offered.FirstOrDefault(name => !Grammar.IsToken(name)) is { } wrong ? $"\"{Octets.Excerpt(wrong)}\" is no token"
            : offered.Distinct().Count() != offered.Count ? $"a subprotocol is offered twice: {Octets.Excerpt(string.Join(", ", offered))}"
            : null;
    }

    private static string? Extensions(TapHead head) =>
        head.Values("Sec-WebSocket-Extensions").Any(value => value.Trim().Length == 0) ? "Sec-WebSocket-Extensions is empty"
        : head.List("Sec-WebSocket-Extensions").FirstOrDefault(element => !Grammar.IsExtension(element)) is { } wrong
            ? $"\"{Octets.Excerpt(wrong)}\" is offered"
        : null;

    private static string? DeflateOffers(TapHead head)
    {
        var offers = ExtensionElement.In(head).Where(element => element.Name == DeflateAgreement.ExtensionName).ToList();
        return offers.SelectMany(offer => offer.Parameters)
            .FirstOrDefault(parameter => !IsLegal(parameter.Name, parameter.Value)) is { Name: { } name } wrong
                ? $"permessage-deflate is offered with {Octets.Excerpt(name)}{(wrong.Value is { } value ? $"={Octets.Excerpt(value)}" : "")}"
            : offers.Any(offer => offer.Parameters.DistinctBy(parameter => parameter.Name).Count() != offer.Parameters.Length)
                ? "permessage-deflate is offered with a parameter twice"
            : null;
    }

    private static bool IsLegal(string parameter, string? value) => parameter switch
    {
        DeflateAgreement.ServerNoContextTakeover or DeflateAgreement.ClientNoContextTakeover => value is null,
        DeflateAgreement.ServerMaxWindowBits => DeflateAgreement.ReadWindowBits(value) is not null,
        DeflateAgreement.ClientMaxWindowBits => value is null || DeflateAgreement.ReadWindowBits(value) is not null,
        _ => false,
    };

    private static string? Lists(TapHead head, string name, string element) =>
        head.List(name).Contains(element, StringComparer.OrdinalIgnoreCase)
        ? null
        : $"{name} is \"{Octets.Excerpt(string.Join(", ", head.Values(name)))}\"";

    private static string? Once(TapHead head, string name) =>
        head.Values(name).Length == 1 ? null : $"{name} is there {head.Values(name).Length} times";
}
