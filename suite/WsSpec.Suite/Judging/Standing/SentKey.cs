using System.Text;
using System.Text.RegularExpressions;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>A Sec-WebSocket-Key as it was sent: the value, and the whitespace that is no part of it.</summary>
internal readonly partial record struct SentKey(string Before, string Value, string Behind)
{
    /// <param name="request">A request that has such a field; of several the first counts.</param>
    public static SentKey In(TapHead request)
    {
        var groups = Field().Match(Encoding.Latin1.GetString(request.Octets.Span)).Groups;
        return new(groups[1].Value, groups[2].Value, groups[3].Value);
    }

    [GeneratedRegex(@"^Sec-WebSocket-Key:([ \t]*)(.*?)([ \t]*)\r*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Field();
}
