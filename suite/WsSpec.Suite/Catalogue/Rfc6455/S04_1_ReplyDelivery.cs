using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 4.1, last part: the server's reply is read, however TCP has cut it. https://www.rfc-editor.org/rfc/rfc6455#section-4.1
/// </summary>
public static class S04_1_ReplyDelivery
{
    private static readonly (string Parameter, Index[] Cuts, string Words)[] Cuts =
    [
        ("inside-version", [5], "inside the version of HTTP"),
        ("inside-status", [10], "inside the status"),
        ("before-field", [Before("Connection")], "before a field"),
        ("inside-line-end", [Before("\nConnection")], "between CR and LF of a line"),
        ("inside-field-name", [Before("WebSocket-Accept")], "inside a field name"),
        ("behind-colon", [Before(" {accept}")], "behind a colon"),
        ("inside-accept-value", [^8], "inside the accept value"),
        ("before-empty-line", [^2], "before the empty line"),
        ("inside-empty-line", [^1], "inside the empty line"),
        ("last-four-octets", [^4, ^3, ^2, ^1], "at each of the last four octets"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Opens("octet-by-octet", "arrives octet by octet", new SendResponse(RawResponse.Baseline) { Delivery = Delivery.Octet }),
        .. from cut in Cuts select Opens(
            cut.Parameter, $"is cut {cut.Words}", new SendResponse(RawResponse.Baseline) { Cuts = [.. cut.Cuts] }),
    ];

    private static ConformanceCase Opens(string parameter, string words, SendResponse reply)
    {
        var ping = Ping("open");
        return new()
        {
            Id = $"server-handshake/reply-in-pieces-opens/{parameter}",
            Title = $"A reply that {words} opens the connection",
            Covers = [Rfc6455.ConnectionEstablishment, Rfc6455.FramesSentWith101Kept],
            Testee = Roles.Client,
            Script = [new Await(Awaited.Request), reply, Sends(ping), AwaitPong(ping)],
            Outcomes = [new("open", PongOf(ping), Rest)],
        };
    }

    /// <summary>The offset before a piece of the baseline reply, counted from its end: all accept values are of the same length.</summary>
    private static Index Before(string piece)
    {
        var template = RawResponse.Baseline.ToString();
        var rest = template[template.IndexOf(piece, StringComparison.Ordinal)..];
        return ^HeadTemplate.Parse(rest).Fill(PlaceValues.Sample).Length;
    }
}
