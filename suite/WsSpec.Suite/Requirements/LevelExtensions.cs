namespace WsSpec.Suite.Requirements;

public static class LevelExtensions
{
    /// <summary>As RFC 2119 writes it, and as the registry does.</summary>
    public static string Keyword(this Level level) => level switch
    {
        Level.MustNot => "MUST NOT",
        Level.ShouldNot => "SHOULD NOT",
        _ => level.ToString().ToUpperInvariant(),
    };
}
