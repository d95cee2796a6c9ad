// Written from corpus/requirements.tsv: dotnet test suite/WsSpec.Suite.Tests --filter IdFileTests
namespace WsSpec.Suite.Requirements.Ids;

/// <summary>The requirements of RFC 9112 by name.</summary>
public static class Rfc9112
{
    /// <summary>A bare CR inside a header element is rejected or replaced by space (9112-2.2-01, MUST).</summary>
    public static readonly RequirementId BareCarriageReturnRejected = new("9112-2.2-01");

    /// <summary>A lone LF may be taken as line end (9112-2.2-02, MAY).</summary>
    public static readonly RequirementId LoneLineFeedAllowed = new("9112-2.2-02");

    /// <summary>At least one empty line before the request line is skipped (9112-2.2-03, SHOULD).</summary>
    public static readonly RequirementId LeadingEmptyLineSkipped = new("9112-2.2-03");

    /// <summary>Whitespace between start line and first field is rejected or the line ignored (9112-2.2-04, MUST).</summary>
    public static readonly RequirementId WhitespaceBeforeFirstFieldRejected = new("9112-2.2-04");

    /// <summary>Bytes that are no HTTP message get 400 and a close (9112-2.2-05, SHOULD).</summary>
    public static readonly RequirementId NotHttpGets400 = new("9112-2.2-05");

    /// <summary>A missing Host in HTTP/1.1 gives 400 (9112-3.2-01, MUST).</summary>
    public static readonly RequirementId MissingHostGets400 = new("9112-3.2-01");

    /// <summary>Several Host lines or an invalid Host value give 400 (9112-3.2-02, MUST).</summary>
    public static readonly RequirementId InvalidHostGets400 = new("9112-3.2-02");

    /// <summary>Whitespace between field name and colon gives 400 (9112-5.1-01, MUST).</summary>
    public static readonly RequirementId WhitespaceBeforeColonGets400 = new("9112-5.1-01");

    /// <summary>Obsolete line folding is rejected with 400 or replaced by spaces (9112-5.2-01, MUST).</summary>
    public static readonly RequirementId LineFoldingRejected = new("9112-5.2-01");

    /// <summary>
    /// A request body is delimited by Content-Length/Transfer-Encoding whatever the method; conflicting or invalid framing is an error
    /// (9112-6.3-01, MUST).
    /// </summary>
    public static readonly RequirementId RequestBodyDelimited = new("9112-6.3-01");
}
