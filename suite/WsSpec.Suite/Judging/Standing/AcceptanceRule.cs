using System.Buffers.Text;
using System.Collections.Immutable;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>
/// What the response of a server is like that accepts an ordinary opening handshake (section 4.2.2). After a request that is out of order,
/// such as one with two keys, nobody can say what the response has to be; the cases about such requests judge it themselves.
/// </summary>
/// <param name="Field">The field it is about, which is shown as evidence; null: the whole head.</param>
/// <param name="Rule">What holds.</param>
internal sealed record AcceptanceRule(string Id, string Title, ImmutableArray<RequirementId> Covers, string? Field, FieldRule Rule)
    : StandingRule(Id, Title, Covers, Roles.Server)
{
    /// <summary>A server may repeat a field as often as it likes.</summary>
    private const int Told = 4;

    private const int KeyLength = 16;

    public override string BrokenBy => $"a 101 to an ordinary request that is not one {Rule.Describe()}";

    public override PeerContext Context => PeerContext.Handshake;

    public override bool NeedsOctets => Field is null;

    public override int Occasions(Conversation conversation) => Judged(conversation) is null ? 0 : 1;

    public override TimeSpan? BrokenAt(Conversation conversation) => Judged(conversation)?.At;

    /// <remarks>Nearly all responses keep the rule, which is sooner seen than what the request is like.</remarks>
    public override string? Breach(Conversation conversation) =>
        Accepting(conversation) is { } response && !Rule.Holds(response) && IsOrdinary(response.Request!)
            ? Evidence(response, response.Request!)
            : null;

    /// <summary>The response to an ordinary request; null when there is none.</summary>
    private ResponseSeen? Judged(Conversation conversation) =>
        Accepting(conversation) is { } response && IsOrdinary(response.Request!) ? response : null;

    /// <summary>The response that should accept a request, whatever that is like; null when there is none.</summary>
    private ResponseSeen? Accepting(Conversation conversation) =>
        conversation.Observations.OfType<ResponseSeen>().FirstOrDefault(response => !response.IsInterim) is { Request: not null } final
            && IsJudged(final) ? final : null;

    /// <summary>A start line that is no status line is no acceptance either, but what should have been one.</summary>
    private bool IsJudged(ResponseSeen response) => response.Status == 101 || (Rule is Http11StatusLine && response.Status == 0);

    private static bool IsOrdinary(TapHead request) =>
        request.StartLine.Split(' ') is ["GET", var target, "HTTP/1.1"] && target.All(c => c is > ' ' and < '\x7F')
        && request.Fields.All(field => field.Name.Length > 0 && field.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        && request.Values("Sec-WebSocket-Key") is [var key]
            && Base64.IsValid(key, out var octets)
            && octets == KeyLength
            && !key.Any(char.IsWhiteSpace)
        && request.Values("Upgrade") is [var protocol] && protocol.Equals("websocket", StringComparison.OrdinalIgnoreCase)
        && IsListOf("Sec-WebSocket-Protocol", Grammar.IsToken, request)
        && IsListOf("Sec-WebSocket-Extensions", Grammar.IsExtension, request);

    /// <summary>There is no such field, or all fields of this name make a list of such elements.</summary>
    private static bool IsListOf(string name, Func<string, bool> isElement, TapHead request) =>
        request.Values(name).IsEmpty || (request.List(name) is { IsEmpty: false } elements && elements.All(isElement));

    private string Evidence(ResponseSeen response, TapHead request) => Field is null
        ? $"the response is not one {Rule.Describe()}: {Octets.Preview(response.Head.Octets)}"
        : (Rule is AcceptMatchesKey ? AcceptKeyDiagnosis.Of(response) : null)
            ?? $"the 101 is not one {Rule.Describe()}: {Lines(response.Head)}, where the request has {Lines(request)}";

    private string Lines(TapHead head) => head.Values(Field!) is { IsEmpty: false } values
        ? string.Join(" and ", values.Take(Told).Select(value => $"\"{Field}: {Octets.Excerpt(value)}\""))
            + (values.Length > Told ? $" and {values.Length - Told} more" : "")
        : $"no {Field}";
}
