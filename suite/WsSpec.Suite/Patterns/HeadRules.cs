using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.RegularExpressions;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Patterns;

/// <summary>The response begins with a status line of HTTP/1.1, nothing before it, and three digits follow.</summary>
public sealed record Http11StatusLine : FieldRule
{
    public override bool Holds(ResponseSeen response) =>
        response.Head.Octets.Span.StartsWith("HTTP/1.1 "u8) && response.Status != 0;

    public override string Describe() => "beginning with a status line of HTTP/1.1";
}

/// <summary>
/// Every line ends in CRLF, every field has a token for a name and no control character in its value (RFC 9112 sections 2.1 and 5).
/// </summary>
public sealed partial record WellFormedHead : FieldRule
{
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    public override bool Holds(ResponseSeen response) => Is(response.Head);

    /// <summary>Whether a head, of a response or a request, is like that.</summary>
    public static bool Is(TapHead head) =>
        LinesEndInCrlf(head.Octets.Span) && head.Fields.All(field => Grammar.IsToken(field.Name) && FieldValue().IsMatch(field.Value));

    public override string Describe() => "with lines that end in CRLF and fields that follow the grammar";

    private static bool LinesEndInCrlf(ReadOnlySpan<byte> head)
    {
        while (head.IndexOfAny(LineEnds) is >= 0 and var end)
        {
            if (!head[end..].StartsWith("\r\n"u8))
            {
                return false;
            }

            head = head[(end + 2)..];
        }

        return head.IsEmpty;
    }

    [GeneratedRegex(@"\A[\t\x20-\x7E\x80-\xFF]*\z")]
    private static partial Regex FieldValue();
}

/// <summary>The accept value is base64 of 20 octets: 27 characters and one padding (section 4.2.2).</summary>
public sealed record CanonicalAccept : FieldRule
{
    private const int DigestLength = 20;

    public override bool Holds(ResponseSeen response) => response.Head.Value("Sec-WebSocket-Accept") is { Length: 28 } value
        && Base64.IsValid(value, out var octets) && octets == DigestLength;

    public override string Describe() => "Sec-WebSocket-Accept in base64, 28 characters";
}

/// <summary>Every element of Sec-WebSocket-Version is a number from 0 to 255 without leading zeros (section 4.3).</summary>
public sealed record VersionNumbers : FieldRule
{
    public override bool Holds(ResponseSeen response) => response.Head.List("Sec-WebSocket-Version").All(IsVersion);

    public override string Describe() => "Sec-WebSocket-Version with numbers from 0 to 255";

    private static bool IsVersion(string element) =>
        byte.TryParse(element, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && element == version.ToString(CultureInfo.InvariantCulture);
}
