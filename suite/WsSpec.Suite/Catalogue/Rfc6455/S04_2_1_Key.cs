using System.Collections.Immutable;
using System.Globalization;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 4.2.1, item 5: Sec-WebSocket-Key is base64 of 16 octets (ruling 2 in the notes of the requirements).
/// https://www.rfc-editor.org/rfc/rfc6455#section-4.2.1
/// </summary>
public static class S04_2_1_Key
{
    private static readonly (string Parameter, string Key, string Words)[] NoBase64 =
    [
        ("exclamation-marks", "!!!!", "exclamation marks"),
        ("hyphen", "-GhlIHNhbXBsZSBub25jZQ==", "a hyphen in it"),
        ("underscore", "_GhlIHNhbXBsZSBub25jZQ==", "an underscore in it"),
        ("inner-blank", "dGhlIHNhbXBs ZSBub25jZQ==", "a blank in it"),
        ("no-padding", "dGhlIHNhbXBsZSBub25jZQ", "no padding"),
        ("half-padding", "dGhlIHNhbXBsZSBub25jZQ=", "one octet of padding missing"),
        ("too-much-padding", "dGhlIHNhbXBsZSBub25jZQ===", "one octet of padding too many"),
        ("padding-in-the-middle", "dGhlIHNhbXBsZQ==IG5vbmNl", "padding in the middle"),
        ("non-ascii-octet", "dGhlIHNhbXBsZSBub25jZ\u00E9==", "an octet above 127 in it"),
        ("control-octet", "dGhlIHNhbXBsZSBub25jZ\u0001==", "a control octet in it"),
        ("quoted", "\"dGhlIHNhbXBsZSBub25jZQ==\"", "quotation marks around it"),
    ];

    private static readonly int[] WrongLengths = [1, 8, 15, 17, 32, 64];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Handshake(
            "key/missing-field-is-refused",
            "A handshake without Sec-WebSocket-Key is refused",
            [Rfc6455.KeyRequired],
            RawRequest.Baseline.Without("Sec-WebSocket-Key"),
            Outcomes.Refuses(Rfc6455.KeyRequired)),
        Handshake(
            "key/empty-value-is-refused",
            "A handshake with an empty Sec-WebSocket-Key is refused",
            [Rfc6455.KeyRequired],
            RawRequest.Baseline with { Key = "" },
            Outcomes.Refuses(Rfc6455.KeyRequired)),
        .. from key in NoBase64 select NotBase64(key.Parameter, key.Key, key.Words),
        .. from length in WrongLengths select WrongLength(length),
        .. from key in (string[])["AQIDBAUGBwgJCgsMDQ4PEC==", "dGhlIHNhbXBsZSBub25jZR=="] select PadBits(key),
    ];

    private static ConformanceCase NotBase64(string parameter, string key, string words) => Handshake(
        $"key/no-base64-is-refused/{parameter}",
        $"A key with {words} is refused",
        [Rfc6455.KeyIsValidBase64, Rfc6455.Base64Syntax, Rfc6455.MalformedHandshakeRefused],
        RawRequest.Baseline with { Key = key },
        Outcomes.Refuses(Rfc6455.KeyIsValidBase64));

    private static ConformanceCase WrongLength(int length) => Handshake(
        $"key/other-than-16-octets-is-refused/{length.ToString(CultureInfo.InvariantCulture)}",
        $"A key that decodes to {length} octets is refused",
        [Rfc6455.KeyDecodesTo16Octets],
        RawRequest.Baseline with { Key = Convert.ToBase64String(Counting(length)) },
        Outcomes.Refuses(Rfc6455.KeyDecodesTo16Octets));

    /// <summary>The bits that pad the last letter are not zero; the RFC itself once printed such a key (erratum 3150).</summary>
    private static ConformanceCase PadBits(string key) => Handshake(
        $"key/pad-bits-are-left-open/{(key.StartsWith('A') ? "erratum-3150" : "example-key")}",
        "A key whose pad bits are not zero is hashed as it stands, or refused",
        [Rfc6455.ResponseHasAccept, Rfc6455.KeyNeedNotBeDecoded],
        RawRequest.Baseline with { Key = key },
        PadBitsOutcomes);

    private static ImmutableArray<Outcome> PadBitsOutcomes { get; } =
    [
        new("accepted, the key hashed as it stands", Accepted(new AcceptMatchesKey()), Rest) { Uses = Rfc6455.KeyNeedNotBeDecoded },
        new("accepted, but not for this key", Response.Accepts, Rest) { Breaks = Rfc6455.ResponseHasAccept },
        .. Outcomes.MayRefuse(Rfc6455.KeyNeedNotBeDecoded),
    ];
}
