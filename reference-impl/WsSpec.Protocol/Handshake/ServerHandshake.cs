using System.Collections.Immutable;
using System.Text;

namespace WsSpec.Protocol.Handshake;

/// <summary>The server's side of one opening handshake (section 4.2), without I/O.</summary>
public sealed class ServerHandshake(ServerHandshakeOptions options)
{
    private readonly HttpHeadReader _reader = new(Role.Server, options);
    private bool _ended;

    /// <summary>
    /// Takes octets up to the end of the request and leaves those behind it, which belong to the connection. Null: more are needed.
    /// </summary>
    /// <exception cref="InvalidOperationException">The handshake has ended.</exception>
    public ServerHandshakeOutcome? Receive(ref ReadOnlySpan<byte> octets)
    {
        if (_ended)
            throw new InvalidOperationException("The opening handshake has ended.");

        var head = _reader.Read(ref octets, out var violation);
        ServerHandshakeOutcome? outcome = head is not null ? Answer(head, options) : violation is { } broken ? Reject(broken) : null;
        _ended = outcome is not null;
        return outcome;
    }

    /// <summary>The answer to a request whose head has been read.</summary>
    public static ServerHandshakeOutcome Answer(HttpHead head, ServerHandshakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (RequestValidation.Check(head, options, out var request) is { } violation)
            return Reject(violation);
        if (options.Refuse(request) is { } status)
            return Reject(status, null);

        var subprotocol = options.SelectSubprotocol(request);
        if (subprotocol is not null && !request.Subprotocols.Contains(subprotocol))
            throw new InvalidOperationException($"The client has not offered the subprotocol {subprotocol}.");

        var extensions = options.NegotiateExtensions(request);
        if (extensions.FirstOrDefault(extension => !request.Extensions.Any(offer => offer.Name == extension.Name)) is { } unasked)
            throw new InvalidOperationException($"The client has not offered the extension {unasked.Name}.");

        return new ServerHandshakeOutcome.Accepted(Acceptance(request, subprotocol, extensions), request, subprotocol, extensions);
    }

    /// <summary>Section 4.2.2, item 5. Fields without a value are left out: an empty one would not mean none.</summary>
    private static byte[] Acceptance(OpeningRequest request, string? subprotocol, ImmutableArray<Extension> extensions)
    {
        var response = new StringBuilder();
        if (request.ExpectsContinue)
            response.Append("HTTP/1.1 100 Continue\r\n\r\n");
        response.Append("HTTP/1.1 101 Switching Protocols\r\n");
        AppendField(response, FieldNames.Upgrade, "websocket");
        AppendField(response, FieldNames.Connection, "Upgrade");
        AppendField(response, FieldNames.Accept, AcceptKey.Compute(request.Key));
        if (subprotocol is not null)
            AppendField(response, FieldNames.Protocol, subprotocol);
        if (!extensions.IsEmpty)
            AppendField(response, FieldNames.Extensions, string.Join(", ", extensions));
        return Encoding.Latin1.GetBytes(response.Append("\r\n").ToString());
    }

    private static ServerHandshakeOutcome.Rejected Reject(HandshakeViolation violation) => Reject(violation.Status(), violation);

    private static ServerHandshakeOutcome.Rejected Reject(int status, HandshakeViolation? violation)
    {
        var response = new StringBuilder($"HTTP/1.1 {status} {Reason(status)}\r\n");

        // RFC 9110, 15.5.22: a 426 names the protocol wanted, and whoever sends Upgrade says so in Connection (7.8).
        if (status == 426)
            AppendField(response, FieldNames.Upgrade, "websocket");
        AppendField(response, FieldNames.Connection, status == 426 ? "Upgrade, close" : "close");

        // RFC 9110, 15.5.6
        if (status == 405)
            AppendField(response, "Allow", "GET");

        // 4.2.2: obligatory where the version is at fault, and never wrong.
        AppendField(response, FieldNames.Version, "13");
        AppendField(response, FieldNames.ContentLength, "0");
        return new ServerHandshakeOutcome.Rejected(Encoding.Latin1.GetBytes(response.Append("\r\n").ToString()), status, violation);
    }

    private static void AppendField(StringBuilder response, string name, string value) =>
        response.Append(name).Append(": ").Append(value).Append("\r\n");

    private static string Reason(int status) => status switch
    {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        426 => "Upgrade Required",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "",
    };
}
