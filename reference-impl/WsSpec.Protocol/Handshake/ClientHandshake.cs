using System.Text;

namespace WsSpec.Protocol.Handshake;

/// <summary>
/// The client's side of one opening handshake (section 4.1), without I/O: send <see cref="Request"/>, then feed the answer.
/// </summary>
public sealed class ClientHandshake
{
    private const int NonceLength = 16;

    private readonly ClientHandshakeOptions _options;
    private readonly HttpHeadReader _reader;
    private readonly string _key;
    private bool _ended;

    /// <exception cref="ArgumentException">Subprotocols that are no tokens or not all different, or further fields that break the
    /// grammar.</exception>
    public ClientHandshake(WebSocketUri uri, IEntropySource entropy, ClientHandshakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(uri);
        ArgumentNullException.ThrowIfNull(entropy);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Subprotocols.Any(name => !HeaderGrammar.IsToken(name))
            || options.Subprotocols.Distinct().Count() != options.Subprotocols.Length)
            throw new ArgumentException("Subprotocols are tokens, all different.", nameof(options));
        if (options.Fields.FirstOrDefault(field => !IsField(field)) is { } broken)
            throw new ArgumentException($"The field {broken.Name} breaks the grammar of HTTP.", nameof(options));

        _options = options;
        _reader = new HttpHeadReader(Role.Client, options);
        Span<byte> nonce = stackalloc byte[NonceLength];
        entropy.Fill(nonce);
        _key = Convert.ToBase64String(nonce);
        Request = BuildRequest(uri);
    }

    /// <summary>The octets to send; nothing may follow them until the answer has come.</summary>
    public ReadOnlyMemory<byte> Request { get; }

    /// <summary>
    /// Takes octets up to the end of the answer and leaves those behind it, which belong to the connection. Null: more are needed.
    /// </summary>
    /// <exception cref="InvalidOperationException">The handshake has ended.</exception>
    public ClientHandshakeOutcome? Receive(ref ReadOnlySpan<byte> octets)
    {
        if (_ended)
            throw new InvalidOperationException("The opening handshake has ended.");

        ClientHandshakeOutcome? outcome = null;
        while (outcome is null && !octets.IsEmpty)
        {
            var head = _reader.Read(ref octets, out var violation);
            outcome = violation is { } broken ? new ClientHandshakeOutcome.NotEstablished(broken, null) : head is null ? null : Judge(head);
        }

        _ended = outcome is not null;
        return outcome;
    }

    /// <summary>Null for an interim response, which announces another one (RFC 9110, 15.2).</summary>
    private ClientHandshakeOutcome? Judge(HttpHead head)
    {
        if (ResponseValidation.Status(head.StartLine) is >= 100 and < 200 and not 101)
            return null;
        if (ResponseValidation.Check(head, _key, _options, out var subprotocol, out var extensions) is { } violation)
            return new ClientHandshakeOutcome.NotEstablished(violation, head);
        return new ClientHandshakeOutcome.Opened(head, subprotocol, extensions);
    }

    private byte[] BuildRequest(WebSocketUri uri)
    {
        IEnumerable<HttpField> fields =
        [
            new(FieldNames.Host, uri.Authority),
            new(FieldNames.Upgrade, "websocket"),
            new(FieldNames.Connection, "Upgrade"),
            new(FieldNames.Key, _key),
            new(FieldNames.Version, "13"),
            .. _options.Subprotocols.IsEmpty ? [] : (HttpField[])[new(FieldNames.Protocol, string.Join(", ", _options.Subprotocols))],
            .. _options.Extensions.IsEmpty ? [] : (HttpField[])[new(FieldNames.Extensions, string.Join(", ", _options.Extensions))],
            .. _options.Fields,
        ];
        var request = new StringBuilder($"GET {uri.ResourceName} HTTP/1.1\r\n");
        foreach (var field in fields)
            request.Append(field.Name).Append(": ").Append(field.Value).Append("\r\n");
        return Encoding.Latin1.GetBytes(request.Append("\r\n").ToString());
    }

    private static bool IsField(HttpField field) =>
        HeaderGrammar.IsToken(field.Name) && field.Value.All(character => character is '\t' or (>= ' ' and not '\x7F' and <= '\xFF'));
}
