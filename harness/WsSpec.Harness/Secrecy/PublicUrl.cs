namespace WsSpec.Harness.Secrecy;

/// <summary>How URLs are shown: credentials and the values of the query are hidden.</summary>
public static class PublicUrl
{
    public static string Of(Uri url) => HasSecrets(url)
        ? $"{url.Scheme}://{UserInformation(url)}{url.Authority}{Target(url.PathAndQuery)}"
        : url.ToString();

    public static bool HasSecrets(Uri url) => url.UserInfo.Length > 0 || url.Query.Length > 1;

    /// <summary>The same for a path and its query alone.</summary>
    public static string Target(string target) => target.Split('?', 2) is [var path, { Length: > 0 } query]
        ? $"{path}?{string.Join('&', query.Split('&').Select(Pair))}"
        : target;

    private static string Pair(string pair) =>
        pair.Split('=', 2) is [var name, var value] ? $"{name}={Secret.Hidden(value)}" : Secret.Hidden(pair);

    private static string UserInformation(Uri url) =>
        url.UserInfo.Length == 0 ? "" : string.Join(':', url.UserInfo.Split(':', 2).Select(Secret.Hidden)) + "@";
}
