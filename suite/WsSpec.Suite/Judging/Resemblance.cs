namespace WsSpec.Suite.Judging;

/// <summary>
/// Whether a message of the testee comes from one that it was sent: as it was, or damaged. What carries the other one whole, among words of
/// its own, is an application's answer and no damaged echo.
/// </summary>
public static class Resemblance
{
    /// <summary>From so many equal octets on, two messages do not begin alike by chance.</summary>
    private const int Telling = 4;

    /// <summary>Whether a message resembles another.</summary>
    public static bool Is(ReadOnlySpan<byte> message, ReadOnlySpan<byte> sent) =>
        sent.IsEmpty ? message.IsEmpty
        : !message.IsEmpty
            && (sent.CommonPrefixLength(message) >= Telling
                || (message.StartsWith(sent) && message.Length <= 2 * sent.Length)
                || sent.IndexOf(message) >= 0
                || (message.Length == sent.Length && 2 * EqualOctets(message, sent) >= sent.Length));

    private static int EqualOctets(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var equal = 0;
        for (var i = 0; i < one.Length; i++)
        {
            equal += one[i] == other[i] ? 1 : 0;
        }

        return equal;
    }
}
