using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 sections 4.2.1 item 6, 4.2.2 step 4 and 4.4: Sec-WebSocket-Version, and the answer to one that is not supported.
/// https://www.rfc-editor.org/rfc/rfc6455#section-4.4
/// </summary>
public static class S04_4_Versions
{
    private const string Field = "Sec-WebSocket-Version";

    private static readonly (string Parameter, string Value)[] Malformed =
    [
        ("empty", ""),
        ("leading-zero", "013"),
        ("decimals", "13.0"),
        ("plus", "+13"),
        ("minus", "-1"),
        ("twice", "13 13"),
        ("inner-blank", "1 3"),
        ("beyond-255", "256"),
        ("thirteen-beyond-32-bits", "4294967309"),
        ("hexadecimal", "0xd"),
        ("word", "thirteen"),
        ("quoted", "\"13\""),
        ("parameter", "13; x"),
    ];

    private static readonly int[] Unsupported = [0, 3, 12, 14, 25, 255];

    private static readonly int[] Drafts = [7, 8];

    private static readonly FieldRule Lists13 = new Lists(Field, "13");

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Handshake(
            "version/missing-field-is-refused",
            "A handshake without Sec-WebSocket-Version is refused",
            [Rfc6455.VersionRequired],
            RawRequest.Baseline.Without(Field),
            Outcomes.Refuses(Rfc6455.VersionRequired)),
        Handshake(
            "version/13-is-accepted",
            "A handshake with version 13 is accepted",
            [Rfc6455.SupportedVersionAccepted, Rfc6455.VersionIs13],
            RawRequest.Baseline,
            Outcomes.Accepts(Rfc6455.SupportedVersionAccepted)),
        .. from version in Malformed select IsMalformed(version.Parameter, version.Value),
        .. from version in Unsupported select IsUnsupported(version),
        .. from version in Drafts select IsDraft(version),
        OnRefusal(
            "version/refusal-lists-the-supported-versions",
            "The refusal of version 25 lists version 13",
            [Rfc6455.RefusalNamesVersions, Rfc6455.SupportedVersionsListed, Rfc6455.VersionsSentOnUnknownVersion],
            [
                new("listed in one field", Refusal(new AtMostOnce(Field), Lists13), Rest),
                new("listed in several fields", Refusal(Lists13), Rest) { Uses = Rfc6455.ResponseVersionsMayRepeat },
                new("not listed", Refusal(), Rest) { Breaks = Rfc6455.RefusalNamesVersions },
            ]),
        OnRefusal(
            "version/refusal-lists-numbers-only",
            "The list of versions in the refusal of version 25 follows the grammar",
            [Rfc6455.ResponseVersionsSyntax],
            [
                new("numbers from 0 to 255", Refusal(new VersionNumbers()), Rest),
                new("something else", Refusal(), Rest) { Breaks = Rfc6455.ResponseVersionsSyntax },
            ]),
        OnRefusal(
            "version/status-426-names-the-protocol",
            "A 426 for version 25 names websocket in Upgrade, and Upgrade in Connection",
            [Rfc9110.ProtocolStatedIn426, Rfc9110.UpgradeIn426, Rfc9110.UpgradeNeedsConnectionOption],
            [
                new("426 with both", UpgradeRequired(new Lists("Upgrade", "websocket"), new Lists("Connection", "Upgrade")), Rest),
                new("426 without the connection option", UpgradeRequired(new Lists("Upgrade", "websocket")), Rest)
                {
                    Breaks = Rfc9110.UpgradeNeedsConnectionOption,
                },
                new("426 without Upgrade: websocket", UpgradeRequired(), Rest) { Breaks = Rfc9110.ProtocolStatedIn426 },
                new("another status", Refusal(), Rest),
            ]),
        OnRefusal(
            "version/refusal-has-a-fitting-status",
            "The status for version 25 is 426 or 400",
            [Rfc6455.UnsupportedVersionRefused],
            [
                new("426 or 400", new Either(UpgradeRequired(), new Response(400, 400)), Rest),
                new("another status", Refusal(), Rest) { Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus },
            ]),
    ];

    private static Response UpgradeRequired(params ImmutableArray<FieldRule> rules) => new(426, 426) { Fields = rules };

    private static Response Refusal(params ImmutableArray<FieldRule> rules) => new(200, 599) { Fields = rules };

    private static ConformanceCase IsMalformed(string parameter, string value) => Handshake(
        $"version/malformed-is-refused/{parameter}",
        value.Length == 0 ? "An empty version is refused" : $"The version {value} is refused",
        [Rfc6455.VersionIs13, Rfc6455.MalformedHandshakeRefused],
        RawRequest.Baseline.With(Field, value),
        Outcomes.Refuses(Rfc6455.VersionIs13));

    private static ConformanceCase IsUnsupported(int version) => Handshake(
        $"version/unsupported-is-refused/{version}",
        $"A handshake with version {version} is refused",
        [Rfc6455.UnsupportedVersionRefused, Rfc6455.VersionIs13],
        RawRequest.Baseline.With(Field, $"{version}"),
        Outcomes.Refuses(Rfc6455.UnsupportedVersionRefused));

    /// <summary>Versions that were in use before the RFC; a server may still speak them (section 4.4).</summary>
    private static ConformanceCase IsDraft(int version) => Handshake(
        $"version/draft-is-refused-or-spoken/{version}",
        $"A handshake with the draft version {version} is refused, or the draft is spoken",
        [Rfc6455.SupportedVersionsListed],
        RawRequest.Baseline.With(Field, $"{version}"),
        [
            new("accepted: the testee speaks this draft as well", Response.Accepts, Rest),
            .. Outcomes.Refuses(Rfc6455.SupportedVersionsListed),
        ]);

    private static ConformanceCase OnRefusal(
        string id, string title, ImmutableArray<RequirementId> covers, ImmutableArray<Outcome> outcomes) => Handshake(
        id,
        title,
        covers,
        RawRequest.Baseline.With(Field, "25"),
        [
            .. outcomes,
            new("closed without a response", Ended) { Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus },
            new("no response", Nothing, Rest) { Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus },
            new("accepted", Response.Accepts, Rest) { Breaks = Rfc6455.UnsupportedVersionRefused },
        ]);
}
