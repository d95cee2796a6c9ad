using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 8.1, Handling of Errors in UTF-8-Encoded Data, in the opening handshake. Nothing there is defined as UTF-8, so any
/// orderly answer is fine (ruling 28). https://www.rfc-editor.org/rfc/rfc6455#section-8.1
/// </summary>
public static class S08_1_OpeningHandshake
{
    /// <summary>Octets that are not UTF-8, as Latin-1 characters: a lone leading octet and an impossible one.</summary>
    private const string NotUtf8 = "a\u00C3(\u00FF";

    public static IEnumerable<ConformanceCase> Cases =>
    [
        With("target", "the request target", RawRequest.Baseline with { RequestLine = $"GET {{target}}?{NotUtf8} HTTP/1.1\r\n" }),
        .. from name in (string[])["Origin", "Cookie", "User-Agent", "X-Unknown"]
           select With(name.ToLowerInvariant(), name, RawRequest.Baseline.With(name, NotUtf8)),
    ];

    private static ConformanceCase With(string parameter, string words, RawRequest request) => new()
    {
        Id = $"utf8/opening-handshake/{parameter}",
        Title = $"Octets that are not UTF-8 in {words} get an orderly answer",
        Covers = [Rfc6455.Utf8RuleCoversHandshake],
        Testee = Roles.Server,
        Script = [new SendRequest(request), AwaitResponse],
        Outcomes = Outcomes.AcceptsOrRefuses(Rfc6455.Utf8RuleCoversHandshake),
    };
}
