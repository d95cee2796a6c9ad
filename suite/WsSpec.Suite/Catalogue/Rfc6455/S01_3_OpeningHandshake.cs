using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 1.3, Opening Handshake: the proof of receipt. https://www.rfc-editor.org/rfc/rfc6455#section-1.3</summary>
public static class S01_3_OpeningHandshake
{
    private const int RandomKeys = 20;

    private static readonly AcceptMatchesKey Right = new();

    /// <summary>Keys on which a computation goes wrong that is right for most.</summary>
    private static readonly (string Parameter, string Key, string Words)[] SpecialKeys =
    [
        ("zero-octets", "AAAAAAAAAAAAAAAAAAAAAA==", "a key of zero octets"),
        ("all-bits-set", "/////////////////////w==", "a key with all bits set"),
        ("key-with-plus-and-slash", "z80ghJXVZe9m59/5+Ydk2g==", "a key with + and /"),
        ("accept-with-plus-and-slash", "5No7f7vOI0XXdysGdKMY1Q==", "a key whose accept value has + and /"),
        ("accept-begins-with-plus", "jxTkX87qFnpaNt7dS+olQw==", "a key whose accept value begins with +"),
        ("accept-begins-with-slash", "42mFPfdm+kTh7Q/2E/VjvQ==", "a key whose accept value begins with /"),
        ("accept-of-letters-only", "jilqBno3VjNw3tBfWjvz7A==", "a key whose accept value has letters only"),
    ];

    private static readonly (string Parameter, RawField Field, string Words)[] PaddedKeys =
    [
        ("blanks-before", new("Sec-WebSocket-Key", "{key}") { Separator = ":    " }, "Blanks before"),
        ("tab-before", new("Sec-WebSocket-Key", "{key}") { Separator = ":\t" }, "A tab before"),
        ("nothing-before", new("Sec-WebSocket-Key", "{key}") { Separator = ":" }, "The missing blank before"),
        ("blanks-behind", new("Sec-WebSocket-Key", "{key}") { End = "   \r\n" }, "Blanks behind"),
        ("tab-behind", new("Sec-WebSocket-Key", "{key}") { End = "\t\r\n" }, "A tab behind"),
        ("blanks-and-tabs-around", new("Sec-WebSocket-Key", "{key}") { Separator = ": \t ", End = "\t \t\r\n" }, "Blanks and tabs around"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Handshake(
            "accept-key/example-of-the-rfc",
            "The example key of the RFC gets the accept value of the RFC",
            [Rfc6455.ExampleKeyAndAccept, Rfc6455.ResponseHasAccept],
            RawRequest.Baseline with { Key = "dGhlIHNhbXBsZSBub25jZQ==" },
            Outcomes.AcceptsWith(Rfc6455.ExampleKeyAndAccept, new OneOf("Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="))),
        .. from number in Enumerable.Range(1, RandomKeys) select RandomKey(number),
        .. from special in SpecialKeys select SpecialKey(special.Parameter, special.Key, special.Words),
        .. from padded in PaddedKeys select PaddedKey(padded.Parameter, padded.Field, padded.Words),
    ];

    private static ConformanceCase RandomKey(int number) => Handshake(
        $"accept-key/random-key/{number}",
        $"The accept value belongs to a random key, for the {number}. time",
        [Rfc6455.ResponseHasAccept],
        RawRequest.Baseline,
        Outcomes.AcceptsWith(Rfc6455.ResponseHasAccept, Right));

    private static ConformanceCase SpecialKey(string parameter, string key, string words) => Handshake(
        $"accept-key/special-key/{parameter}",
        $"The accept value belongs to {words}",
        [Rfc6455.ResponseHasAccept],
        RawRequest.Baseline with { Key = key },
        Outcomes.AcceptsWith(Rfc6455.ResponseHasAccept, Right));

    private static ConformanceCase PaddedKey(string parameter, RawField field, string words) => Handshake(
        $"accept-key/whitespace-is-no-part-of-the-key/{parameter}",
        $"{words} the key leaves the accept value as it is",
        [Rfc6455.AcceptOverKeyAsSent],
        RawRequest.Baseline.Without("Sec-WebSocket-Key").Plus(field),
        Outcomes.AcceptsWith(Rfc6455.AcceptOverKeyAsSent, Right));
}
