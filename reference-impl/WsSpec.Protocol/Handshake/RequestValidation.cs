using System.Collections.Immutable;

namespace WsSpec.Protocol.Handshake;

/// <summary>Everything a client's opening handshake can break once its head is read (section 4.2.1), one branch for each rule.</summary>
public static class RequestValidation
{
    private const int Version = 13;

    /// <summary>The first rule the request breaks, or null and what it asks for.</summary>
    public static HandshakeViolation? Check(HttpHead head, HandshakeOptions options, out OpeningRequest request)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(options);
        var target = "";
        request = new OpeningRequest(head, "", "/", [], []);
        var violation = CheckRequestLine(head.StartLine, options, ref target)
            ?? CheckHost(head.Values(FieldNames.Host), options)
            ?? CheckBody(head, options)
            ?? CheckUpgrade(head, options)
            ?? CheckVersion(head.Values(FieldNames.Version), options)
            ?? CheckKey(head.Values(FieldNames.Key), options);
        if (violation is not null)
            return violation;

        // 4.3: a field that is there has at least one element.
        var subprotocols = HeaderGrammar.ReadTokens(head.Values(FieldNames.Protocol));
        if (subprotocols is null && head.Has(FieldNames.Protocol) && options.Enforces(HandshakeViolation.SubprotocolsMalformed))
            return HandshakeViolation.SubprotocolsMalformed;

        // 9.1
        var extensions = Extension.ReadList(head.Values(FieldNames.Extensions));
        if (extensions is null && head.Has(FieldNames.Extensions) && options.Enforces(HandshakeViolation.ExtensionsMalformed))
            return HandshakeViolation.ExtensionsMalformed;

        request = new OpeningRequest(
            head, head.Values(FieldNames.Key).FirstOrDefault(""), ResourceName(target), subprotocols ?? [], extensions ?? []);
        return null;
    }

    private static HandshakeViolation? CheckRequestLine(string line, HandshakeOptions options, ref string target)
    {
        // RFC 9112, 3: method SP request-target SP HTTP-version, single spaces. Something in between is a malformed target.
        var first = line.IndexOf(' ', StringComparison.Ordinal);
        var last = line.LastIndexOf(' ');
        var version = line[(last + 1)..];
        var isHttp1 = version is ['H', 'T', 'T', 'P', '/', '1', '.', >= '0' and <= '9'];
        if ((last <= first || !isHttp1 || !HeaderGrammar.IsToken(line.AsSpan(0, first))) && options.Enforces(HandshakeViolation.NotHttp))
            return HandshakeViolation.NotHttp;

        // 4.2.1, item 1
        if (version is "HTTP/1.0" && options.Enforces(HandshakeViolation.HttpVersionTooOld))
            return HandshakeViolation.HttpVersionTooOld;
        if (!line.StartsWith("GET ", StringComparison.Ordinal) && options.Enforces(HandshakeViolation.MethodNotGet))
            return HandshakeViolation.MethodNotGet;

        target = last > first ? line[(first + 1)..last] : "/";
        return !IsRequestTarget(target) && options.Enforces(HandshakeViolation.InvalidRequestTarget)
            ? HandshakeViolation.InvalidRequestTarget
            : null;
    }

    private static HandshakeViolation? CheckHost(ImmutableArray<string> hosts, HandshakeOptions options)
    {
        // RFC 9112, 3.2
        if (hosts.Length == 0)
            return options.Enforces(HandshakeViolation.HostMissing) ? HandshakeViolation.HostMissing : null;
        if (hosts.Length > 1 && options.Enforces(HandshakeViolation.HostRepeated))
            return HandshakeViolation.HostRepeated;
        return !UriGrammar.IsHostAndPort(hosts[0]) && options.Enforces(HandshakeViolation.HostInvalid)
            ? HandshakeViolation.HostInvalid
            : null;
    }

    private static HandshakeViolation? CheckBody(HttpHead head, HandshakeOptions options)
    {
        var lengths = head.Values(FieldNames.ContentLength);
        var encoded = head.Has(FieldNames.TransferEncoding);

        // RFC 9112, 6.3
        var invalid = lengths.Length > 1
            || (lengths.Length == 1 && encoded)
            || lengths.Any(length => length.Length == 0 || !length.All(char.IsAsciiDigit));
        if (invalid && options.Enforces(HandshakeViolation.InvalidBodyFraming))
            return HandshakeViolation.InvalidBodyFraming;

        // RFC 9110, 7.8: the new protocol begins behind the whole request, and an opening handshake has no use for a body.
        return (encoded || lengths.Any(length => length.Any(digit => digit != '0'))) && options.Enforces(HandshakeViolation.RequestBody)
            ? HandshakeViolation.RequestBody
            : null;
    }

    private static HandshakeViolation? CheckUpgrade(HttpHead head, HandshakeOptions options)
    {
        // 4.2.1, item 3
        if (!head.Has(FieldNames.Upgrade) && options.Enforces(HandshakeViolation.UpgradeMissing))
            return HandshakeViolation.UpgradeMissing;
        if (head.Values(FieldNames.Upgrade) is { Length: > 0 } protocols && !HeaderGrammar.Lists(protocols, "websocket")
            && options.Enforces(HandshakeViolation.UpgradeNotWebSocket))
            return HandshakeViolation.UpgradeNotWebSocket;

        // 4.2.1, item 4
        if (!head.Has(FieldNames.Connection) && options.Enforces(HandshakeViolation.ConnectionMissing))
            return HandshakeViolation.ConnectionMissing;
        if (head.Values(FieldNames.Connection) is { Length: > 0 } connections && !HeaderGrammar.Lists(connections, "Upgrade")
            && options.Enforces(HandshakeViolation.ConnectionWithoutUpgrade))
            return HandshakeViolation.ConnectionWithoutUpgrade;
        return null;
    }

    private static HandshakeViolation? CheckVersion(ImmutableArray<string> versions, HandshakeOptions options)
    {
        // 4.2.1, item 6
        if (versions.Length == 0)
            return options.Enforces(HandshakeViolation.VersionMissing) ? HandshakeViolation.VersionMissing : null;
        if (versions.Length > 1 && options.Enforces(HandshakeViolation.VersionRepeated))
            return HandshakeViolation.VersionRepeated;

        var version = HeaderGrammar.ReadVersion(versions[0]);
        if (version is null)
            return options.Enforces(HandshakeViolation.VersionMalformed) ? HandshakeViolation.VersionMalformed : null;
        return version != Version && options.Enforces(HandshakeViolation.VersionUnsupported) ? HandshakeViolation.VersionUnsupported : null;
    }

    private static HandshakeViolation? CheckKey(ImmutableArray<string> keys, HandshakeOptions options)
    {
        // 4.2.1, item 5
        if (keys.Length == 0)
            return options.Enforces(HandshakeViolation.KeyMissing) ? HandshakeViolation.KeyMissing : null;
        if (keys.Length > 1 && options.Enforces(HandshakeViolation.KeyRepeated))
            return HandshakeViolation.KeyRepeated;
        if (!HeaderGrammar.IsBase64(keys[0]))
            return options.Enforces(HandshakeViolation.KeyNotBase64) ? HandshakeViolation.KeyNotBase64 : null;
        return !HeaderGrammar.IsNonce(keys[0]) && options.Enforces(HandshakeViolation.KeyOfWrongLength)
            ? HandshakeViolation.KeyOfWrongLength
            : null;
    }

    /// <summary>origin-form, or absolute-form with http or https (section 4.2.1, item 1).</summary>
    private static bool IsRequestTarget(string target) => SplitAbsolute(target) is var (authority, pathAndQuery)
        ? UriGrammar.IsHostAndPort(authority) && UriGrammar.IsPathAndQuery(pathAndQuery)
        : UriGrammar.IsPathAndQuery(target);

    private static string ResourceName(string target) => SplitAbsolute(target) is var (_, pathAndQuery) ? pathAndQuery : target;

    private static (string Authority, string PathAndQuery)? SplitAbsolute(string target)
    {
        var scheme = target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "http://".Length
            : target.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? "https://".Length
            : 0;
        if (scheme == 0)
            return null;

        var end = target.AsSpan(scheme).IndexOfAny('/', '?') is >= 0 and var index ? scheme + index : target.Length;
        return (target[scheme..end], target[end..] is ['/', ..] ? target[end..] : $"/{target[end..]}");
    }
}
