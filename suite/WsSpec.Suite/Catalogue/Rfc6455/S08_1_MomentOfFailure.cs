using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 8.1, Handling of Errors in UTF-8-Encoded Data: it says that an error fails the connection, not when. Failing at the
/// octet and failing at the end of the message are reported alike (ruling 6). https://www.rfc-editor.org/rfc/rfc6455#section-8.1
/// </summary>
public static class S08_1_MomentOfFailure
{
    private static readonly RawFrame AreYouThere = Ping("between the fragments");

    public static IEnumerable<ConformanceCase> Cases =>
    [
        BetweenFragments("impossible-octet", "an impossible octet", 0xFF),
        BetweenFragments("stray-continuation", "a stray continuation", 0x80),
        BetweenFragments("overlong-form", "an overlong form", 0xC0, 0xAF),
        BetweenFragments("first-half-of-overlong-form", "half an overlong form", 0xE0, 0x80),
        BetweenFragments("first-half-of-surrogate", "half a surrogate", 0xED, 0xA0),
        BetweenFragments("first-half-of-above-10ffff", "half a value above U+10FFFF", 0xF4, 0x90),
        InsideFrame,
    ];

    /// <summary>The Ping behind the bad fragment is answered by a testee that waits for the rest of the message.</summary>
    private static ConformanceCase BetweenFragments(string parameter, string words, params byte[] octets) => new()
    {
        Id = $"utf8/moment-of-failure/{parameter}",
        Title = $"Text with {words} fails the connection, at once or at its end",
        Covers = [Rfc6455.InvalidUtf8FailsConnection, Rfc6455.InvalidTextFailsConnection],
        Script =
        [
            Sends(Unfinished(Text([.. "abc"u8, .. octets]))),
            Sends(AreYouThere),
            AwaitPong(AreYouThere),
            Sends(Continuation("def")),
            AwaitFailure,
        ],
        Outcomes = [.. Reported([]), .. Reported([PongOf(AreYouThere)])],
    };

    /// <summary>
    /// The frame is announced longer than what comes of it, and the masking key is zero so that the rest can follow as it is.
    /// </summary>
    private static ConformanceCase InsideFrame
    {
        get
        {
            byte[] text = [.. "abc"u8, 0xFF, .. "def"u8];
            return new()
            {
                Id = "utf8/moment-of-failure/inside-a-frame",
                Title = "Text with an impossible octet fails the connection, inside its frame or at the end",
                Covers = [Rfc6455.InvalidUtf8FailsConnection],
                Script =
                [
                    Sends(new RawFrame(Opcode.Text, text.AsMemory(0, 4)) { DeclaredLength = (ulong)text.Length, MaskingKey = 0 }),
                    new Await(Awaited.EarlyFailure),
                    new SendOctets(text.AsMemory(4)),
                    AwaitFailure,
                ],
                Outcomes = [.. Reported([]).Where(o => !o.Trace.Contains(Nothing)), .. Reported([Nothing])],
            };
        }
    }

    private static IEnumerable<Outcome> Reported(ImmutableArray<Pattern> before) => Outcomes
        .FailsConnection(Rfc6455.InvalidUtf8FailsConnection, before, [1007])
        .Select(o => o with
        {
            Summary = $"{(before.IsEmpty ? "at the octet" : "at the end of the message")}: {o.Summary}",
            Uses = o.Breaks is null ? Rfc6455.InvalidUtf8FailsConnection : null,
        });
}
