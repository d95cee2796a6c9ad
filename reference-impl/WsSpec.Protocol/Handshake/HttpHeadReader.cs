using System.Collections.Immutable;
using System.Text;

namespace WsSpec.Protocol.Handshake;

/// <summary>
/// Takes one head after another off a stream of octets (RFC 9112), cut anywhere and within bounds. It looks at one octet at a time, so
/// that noise is refused at its first impossible octet and how the stream was cut makes no difference.
/// </summary>
/// <param name="reader">The role of the endpoint that reads: a server reads requests, a client responses.</param>
/// <param name="options">The bounds, and the rules not to enforce.</param>
public sealed class HttpHeadReader(Role reader, HandshakeOptions options)
{
    private readonly StringBuilder _line = new();
    private readonly ImmutableArray<HttpField>.Builder _fields = ImmutableArray.CreateBuilder<HttpField>();
    private string? _startLine;
    private int _length;
    private bool _carriageReturn;
    private HttpHead? _complete;

    /// <summary>
    /// Takes octets up to the end of a head and leaves the rest. Null means that more octets are needed, or that a rule is broken.
    /// </summary>
    public HttpHead? Read(ref ReadOnlySpan<byte> octets, out HandshakeViolation? violation)
    {
        violation = null;
        _complete = null;
        while (_complete is null && violation is null && !octets.IsEmpty)
        {
            violation = Accept(octets[0]);
            octets = octets[1..];
        }

        return _complete;
    }

    private HandshakeViolation? Accept(byte octet)
    {
        // The bound is for all heads together, so that interim responses cannot go on for ever.
        if (++_length > options.MaxHeadLength && options.Enforces(HandshakeViolation.HeadTooLong))
            return HandshakeViolation.HeadTooLong;
        if (octet == '\n')
            return EndLine();

        if (_carriageReturn)
        {
            // RFC 9112, 2.2: refused, or read as a space.
            if (options.Enforces(HandshakeViolation.BareCarriageReturn))
                return HandshakeViolation.BareCarriageReturn;
            _line.Append(' ');
        }

        _carriageReturn = octet == '\r';
        if (_carriageReturn)
            return null;

        if (!IsAllowed(octet))
        {
            var broken = _startLine is null ? HandshakeViolation.NotHttp : HandshakeViolation.MalformedField;
            if (options.Enforces(broken))
                return broken;
        }

        _line.Append((char)octet);
        return null;
    }

    /// <summary>
    /// Requests begin with visible ASCII and spaces; reason phrases and field values may hold tabs and octets above ASCII.
    /// </summary>
    private bool IsAllowed(byte octet) => _startLine is null && reader == Role.Server
        ? octet is >= 0x20 and < 0x7F
        : octet is (byte)'\t' or (>= 0x20 and not 0x7F);

    private HandshakeViolation? EndLine()
    {
        // RFC 9112, 2.2 lets a recipient take a lone LF; two readers of one stream that differ in this see different messages.
        if (!_carriageReturn && options.Enforces(HandshakeViolation.BareLineFeed))
            return HandshakeViolation.BareLineFeed;

        _carriageReturn = false;
        var line = _line.ToString();
        _line.Clear();
        if (_startLine is not null)
            return line.Length == 0 ? EndHead() : AcceptField(line);

        // RFC 9112, 2.2: empty lines before a request are skipped.
        if (line.Length > 0)
            _startLine = line;
        return null;
    }

    private HandshakeViolation? EndHead()
    {
        _complete = new HttpHead(_startLine!, _fields.ToImmutable());
        _startLine = null;
        _fields.Clear();
        return null;
    }

    private HandshakeViolation? AcceptField(string line)
    {
        if (line[0] is ' ' or '\t')
        {
            // RFC 9112, 2.2 and 5.2
            var broken = _fields.Count == 0 ? HandshakeViolation.WhitespaceBeforeFirstField : HandshakeViolation.ObsoleteLineFolding;
            if (options.Enforces(broken))
                return broken;
            if (_fields.Count > 0)
                _fields[^1] = _fields[^1] with { Value = $"{_fields[^1].Value} {HeaderGrammar.Trim(line)}" };
            return null;
        }

        if (_fields.Count >= options.MaxFields && options.Enforces(HandshakeViolation.TooManyFields))
            return HandshakeViolation.TooManyFields;

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? line : line[..colon];
        if (name.EndsWith(' ') || name.EndsWith('\t'))
        {
            // RFC 9112, 5.1
            if (colon >= 0 && options.Enforces(HandshakeViolation.WhitespaceBeforeColon))
                return HandshakeViolation.WhitespaceBeforeColon;
            name = HeaderGrammar.Trim(name);
        }

        if ((colon < 0 || !HeaderGrammar.IsToken(name)) && options.Enforces(HandshakeViolation.MalformedField))
            return HandshakeViolation.MalformedField;

        _fields.Add(new HttpField(name, colon < 0 ? "" : HeaderGrammar.Trim(line[(colon + 1)..])));
        return null;
    }
}
