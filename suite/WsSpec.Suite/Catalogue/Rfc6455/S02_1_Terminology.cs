using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 2.1, Terminology and Other Conventions: comparing without regard to ASCII case.
/// https://www.rfc-editor.org/rfc/rfc6455#section-2.1
/// </summary>
public static class S02_1_Terminology
{
    // UTF-8 of letters that Unicode, but not ASCII, folds to k and s; one character stands for one octet.
    private const string KelvinSign = "\u00E2\u0084\u00AA";
    private const string LongS = "\u00C5\u00BF";

    private static readonly (string Parameter, RawRequest Request, string Words)[] NonAsciiSpellings =
    [
        ("kelvin-sign-in-upgrade", RawRequest.Baseline.With("Upgrade", $"webSoc{KelvinSign}et"), "The Kelvin sign is no k in Upgrade"),
        ("long-s-in-upgrade", RawRequest.Baseline.With("Upgrade", $"web{LongS}ocket"), "The long s is no s in Upgrade"),
        ("fullwidth-k-in-upgrade", RawRequest.Baseline.With("Upgrade", "websoc\u00EF\u00BD\u008Bet"), "The fullwidth k is no k in Upgrade"),
        ("long-s-in-field-name", WithKeyNamed($"{LongS}ec-Web{LongS}ocket-Key"), "The long s is no s in a field name"),
        ("kelvin-sign-in-field-name", WithKeyNamed($"Sec-WebSoc{KelvinSign}et-Key"), "The Kelvin sign is no k in a field name"),
    ];

    private static readonly (string Parameter, Func<string, string> Spell, string Words)[] Spellings =
    [
        ("lower", name => name.ToLowerInvariant(), "Field names in lower case"),
        ("upper", name => name.ToUpperInvariant(), "Field names in upper case"),
        ("mixed", Alternating, "Field names in mixed case"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from spelling in NonAsciiSpellings select NonAsciiSpelling(spelling.Parameter, spelling.Request, spelling.Words),
        .. from spelling in Spellings select FieldNames(spelling.Parameter, spelling.Spell, spelling.Words),
    ];

    private static string Alternating(string name) =>
        string.Concat(name.Select((c, i) => i % 2 == 0 ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));

    private static RawRequest WithKeyNamed(string name) =>
        RawRequest.Baseline.Without("Sec-WebSocket-Key").Plus(name, "{key}");

    private static ConformanceCase NonAsciiSpelling(string parameter, RawRequest request, string words) => Handshake(
        $"letter-case/only-ascii-letters-fold/{parameter}",
        words,
        [Rfc6455.AsciiCaseFolding],
        request,
        Outcomes.Refuses(Rfc6455.AsciiCaseFolding));

    private static ConformanceCase FieldNames(string parameter, Func<string, string> spell, string words) => Handshake(
        $"letter-case/field-names-match-in-any-case/{parameter}",
        $"{words} are recognised",
        [Rfc6455.FieldNamesCaseInsensitive],
        RawRequest.Baseline with { Fields = [.. RawRequest.Baseline.Fields.Select(f => f with { Name = spell(f.Name) })] },
        Outcomes.Accepts(Rfc6455.FieldNamesCaseInsensitive));
}
