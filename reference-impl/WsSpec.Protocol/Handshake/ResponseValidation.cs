using System.Collections.Immutable;

namespace WsSpec.Protocol.Handshake;

/// <summary>Everything a server's answer to the opening handshake can break (section 4.1), one branch for each rule.</summary>
public static class ResponseValidation
{
    /// <summary>The three digits after the HTTP version; null if the line has none.</summary>
    public static int? Status(string statusLine)
    {
        ArgumentNullException.ThrowIfNull(statusLine);

        // RFC 9112, 4: the reason phrase may be empty, its space may not; the latter is missing in practice and harmless.
        return statusLine is ['H', 'T', 'T', 'P', '/', '1', '.', >= '0' and <= '9', ' ', .. var rest]
            && rest.Length >= 3 && rest.AsSpan(0, 3).IndexOfAnyExceptInRange('0', '9') < 0 && (rest.Length == 3 || rest[3] == ' ')
            ? int.Parse(rest.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>The first rule the answer breaks, or null and what was agreed on.</summary>
    public static HandshakeViolation? Check(
        HttpHead head,
        string key,
        ClientHandshakeOptions options,
        out string? subprotocol,
        out ImmutableArray<Extension> extensions)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(options);
        (subprotocol, extensions) = (null, []);
        return CheckStatusLine(head.StartLine, options)
            ?? CheckUpgrade(head, options)
            ?? CheckAccept(head.Values(FieldNames.Accept), key, options)
            ?? CheckExtensions(head, options, out extensions)
            ?? CheckSubprotocol(head.Values(FieldNames.Protocol), options, out subprotocol);
    }

    private static HandshakeViolation? CheckStatusLine(string line, ClientHandshakeOptions options)
    {
        var status = Status(line);
        if (status is null && options.Enforces(HandshakeViolation.ResponseStatusLineMalformed))
            return HandshakeViolation.ResponseStatusLineMalformed;

        // RFC 9110, 7.8: HTTP/1.0 knows no Upgrade.
        if (line.StartsWith("HTTP/1.0", StringComparison.Ordinal) && options.Enforces(HandshakeViolation.ResponseHttpVersionTooOld))
            return HandshakeViolation.ResponseHttpVersionTooOld;
        return status is not (null or 101) && options.Enforces(HandshakeViolation.ResponseStatusNot101)
            ? HandshakeViolation.ResponseStatusNot101
            : null;
    }

    private static HandshakeViolation? CheckUpgrade(HttpHead head, ClientHandshakeOptions options)
    {
        // RFC 9110, 8.6: a 1xx response has no content, and what follows it would be taken for frames.
        if ((head.Has(FieldNames.ContentLength) || head.Has(FieldNames.TransferEncoding))
            && options.Enforces(HandshakeViolation.ResponseBody))
            return HandshakeViolation.ResponseBody;

        if (!head.Has(FieldNames.Upgrade) && options.Enforces(HandshakeViolation.ResponseUpgradeMissing))
            return HandshakeViolation.ResponseUpgradeMissing;

        // 4.1 compares the value, so a list with something else in it is refused.
        if (head.Values(FieldNames.Upgrade).Any(value => !HeaderGrammar.SameIgnoringAsciiCase(value, "websocket"))
            && options.Enforces(HandshakeViolation.ResponseUpgradeNotWebSocket))
            return HandshakeViolation.ResponseUpgradeNotWebSocket;

        if (!head.Has(FieldNames.Connection) && options.Enforces(HandshakeViolation.ResponseConnectionMissing))
            return HandshakeViolation.ResponseConnectionMissing;
        return head.Values(FieldNames.Connection) is { Length: > 0 } connections && !HeaderGrammar.Lists(connections, "Upgrade")
            && options.Enforces(HandshakeViolation.ResponseConnectionWithoutUpgrade)
            ? HandshakeViolation.ResponseConnectionWithoutUpgrade
            : null;
    }

    private static HandshakeViolation? CheckAccept(ImmutableArray<string> values, string key, ClientHandshakeOptions options)
    {
        if (values.Length == 0)
            return options.Enforces(HandshakeViolation.ResponseAcceptMissing) ? HandshakeViolation.ResponseAcceptMissing : null;
        if (values.Length > 1 && options.Enforces(HandshakeViolation.ResponseAcceptRepeated))
            return HandshakeViolation.ResponseAcceptRepeated;

        // Base64 is compared as it stands, letter case included.
        return values[0] != AcceptKey.Compute(key) && options.Enforces(HandshakeViolation.ResponseAcceptWrong)
            ? HandshakeViolation.ResponseAcceptWrong
            : null;
    }

    private static HandshakeViolation? CheckExtensions(
        HttpHead head, ClientHandshakeOptions options, out ImmutableArray<Extension> extensions)
    {
        extensions = [];
        if (!head.Has(FieldNames.Extensions))
            return null;
        if (Extension.ReadList(head.Values(FieldNames.Extensions)) is not { } listed)
            return options.Enforces(HandshakeViolation.ResponseExtensionsMalformed) ? HandshakeViolation.ResponseExtensionsMalformed : null;
        if (listed.Any(extension => !options.Extensions.Any(offer => offer.Name == extension.Name))
            && options.Enforces(HandshakeViolation.ResponseExtensionNotOffered))
            return HandshakeViolation.ResponseExtensionNotOffered;
        if (!options.AcceptsExtensions(listed) && options.Enforces(HandshakeViolation.ResponseExtensionsUnacceptable))
            return HandshakeViolation.ResponseExtensionsUnacceptable;

        extensions = listed;
        return null;
    }

    private static HandshakeViolation? CheckSubprotocol(
        ImmutableArray<string> values, ClientHandshakeOptions options, out string? subprotocol)
    {
        subprotocol = null;
        if (values.Length == 0)
            return null;
        if ((values.Length > 1 || !HeaderGrammar.IsToken(values[0])) && options.Enforces(HandshakeViolation.ResponseSubprotocolMalformed))
            return HandshakeViolation.ResponseSubprotocolMalformed;
        if (!options.Subprotocols.Contains(values[0]) && options.Enforces(HandshakeViolation.ResponseSubprotocolNotOffered))
            return HandshakeViolation.ResponseSubprotocolNotOffered;

        subprotocol = values[0];
        return null;
    }
}
