// Written from corpus/requirements.tsv: dotnet test suite/WsSpec.Suite.Tests --filter IdFileTests
namespace WsSpec.Suite.Requirements.Ids;

/// <summary>The requirements of RFC 3629 by name.</summary>
public static class Rfc3629
{
    /// <summary>Overlong forms are invalid UTF-8 (3629-3-01, GRAMMAR).</summary>
    public static readonly RequirementId NoOverlongForms = new("3629-3-01");

    /// <summary>Surrogate code points are invalid (3629-3-02, GRAMMAR).</summary>
    public static readonly RequirementId NoSurrogates = new("3629-3-02");

    /// <summary>Code points above U+10FFFF and 5/6-byte forms are invalid (3629-3-03, GRAMMAR).</summary>
    public static readonly RequirementId NothingAbove10FFFF = new("3629-3-03");

    /// <summary>Lone continuation bytes and truncated sequences are invalid (3629-3-04, GRAMMAR).</summary>
    public static readonly RequirementId NoStrayOrMissingContinuation = new("3629-3-04");

    /// <summary>All other scalar values are valid, including U+0000, non-characters and private use (3629-3-05, GRAMMAR).</summary>
    public static readonly RequirementId AllOtherScalarValuesValid = new("3629-3-05");

    /// <summary>A leading U+FEFF in text is payload, not to be dropped (3629-6-01, MUST).</summary>
    public static readonly RequirementId ByteOrderMarkKept = new("3629-6-01");
}
