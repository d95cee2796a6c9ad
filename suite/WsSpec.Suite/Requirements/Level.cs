namespace WsSpec.Suite.Requirements;

/// <summary>
/// How strongly a requirement binds, in the words of RFC 2119; <see cref="Grammar"/> is a rule given as ABNF or as a definition.
/// </summary>
public enum Level
{
    Must,
    MustNot,
    Should,
    ShouldNot,
    May,
    Grammar,
}
