using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Secrecy;

/// <summary>What the two sides of a recorded connection told each other and nobody else may learn.</summary>
internal static class RecordedSecrets
{
    /// <summary>So many fields of a head are looked at, and so many characters of each: a hostile one has no end.</summary>
    private const int MostFields = 64;
    private const int MostCharacters = 16 * 1024;

    /// <summary>Fields of credentials (RFC 9110 section 11, RFC 6265 section 4).</summary>
    private static readonly HashSet<string> Credentials =
        new(StringComparer.OrdinalIgnoreCase) { "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie" };

    /// <summary>Words in the names that applications give to fields of their own.</summary>
    private static readonly string[] Words = ["token", "secret", "password", "passwd", "api-key", "apikey", "auth", "session", "credential"];

    /// <param name="request">The request of the opening handshake; null when it was not recorded.</param>
    /// <param name="response">The answer to it; null when it was not recorded.</param>
    public static Secrets Of(TapHead? request, TapHead? response) => Secrets.OfRecorded(
        [.. new[] { request, response }.OfType<TapHead>().SelectMany(Fields)], Target(request?.StartLine ?? ""));

    private static IEnumerable<HeaderField> Fields(TapHead head) => head.Fields
        .Where(field => IsCredential(field.Name))
        .Take(MostFields)
        .Select(field => new HeaderField(field.Name, Value(field.Name, field.Value)));

    private static bool IsCredential(string name) =>
        Credentials.Contains(name) || Words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>What stands behind a cookie says where and how long it holds.</summary>
    private static string Value(string name, string value) =>
        (name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) ? value.Split(';')[0] : value) is var said
            && said.Length > MostCharacters ? said[..MostCharacters] : said;

    private static string Target(string requestLine) =>
        requestLine.Split(' ') is [_, { Length: <= MostCharacters } target, ..] ? target : "";
}
