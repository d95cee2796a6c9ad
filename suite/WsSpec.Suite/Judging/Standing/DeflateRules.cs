using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>What every compressed message of an endpoint is like (RFC 7692, sections 6.1 and 7.2.1).</summary>
internal static class DeflateRules
{
    public static IEnumerable<StandingRule> All =>
    [
        new DeflateMessageRule(
            "standing/compressed-messages-inflate",
            "The payload of a compressed message is DEFLATE data",
            [Rfc7692.PayloadIsRawDeflate, Rfc7692.CompressedMessageSent, Rfc7692.ValidResponseApplies],
            Roles.Both,
            (message, _) =>
                message.Inflation!.Fault is not (null or InflateFault.TooLong or InflateFault.EmptyPayload or InflateFault.Unfinished or InflateFault.EmptyBlockMissing)
                ? "it does not inflate"
                : null),
        new DeflateMessageRule(
            "standing/compressed-messages-end-with-an-empty-block",
            "A compressed message ends with the header of an empty stored block",
            [Rfc7692.EmptyStoredBlockAppended, Rfc7692.TailKeptInNonFinalFragments, Rfc7692.NextBlockAfterPadding],
            Roles.Both,
            (message, _) =>
                message.Inflation!.Fault is InflateFault.Unfinished or InflateFault.EmptyBlockMissing ? "it ends too early" : null),
        new DeflateMessageRule(
            "standing/compressed-payload-is-never-empty",
            "A compressed message has at least one octet of payload",
            [Rfc7692.EmptyStoredBlockAppended, Rfc7692.CompressedPayloadNotEmpty, Rfc7692.CompressedMessageSent],
            Roles.Both,
            (message, _) => message.Inflation!.Fault is InflateFault.EmptyPayload ? "RSV1 and no payload" : null),
        new DeflateMessageRule(
            "standing/tail-is-cut-off",
            "A compressed message does not end with 00 00 FF FF",
            [Rfc7692.TailRemoved],
            Roles.Both,
            (message, _) => message.Inflation!.HasTail ? "it ends with 00 00 FF FF" : null),
        new DeflateMessageRule(
            "standing/final-blocks-are-padded-with-zeros",
            "The bits between a block with BFINAL and the next octet are zero",
            [Rfc7692.FinalBlockPadded],
            Roles.Both,
            (message, _) => message.Inflation!.HasNonZeroPadding ? "the padding is not zero" : null),
        new DeflateMessageRule(
            "standing/compressed-text-is-utf8",
            "A compressed text message is valid UTF-8 once inflated",
            [Rfc7692.Utf8RuleAfterInflation, Rfc6455.TextIsUtf8],
            Roles.Both,
            (message, _) => message.InflatesToInvalidText ? "it is not valid UTF-8" : null),
        Window("server", Role.Server, Rfc7692.ServerDistancesWithinAgreed, Rfc7692.WindowAtMost32768),
        Window("client", Role.Client, Rfc7692.ClientDistancesWithinAgreed, Rfc7692.AgreedWindowOverridesHint),
        Context("server", Role.Server, Rfc7692.ServerStartsWithEmptyWindow),
        Context("client", Role.Client, Rfc7692.ClientStartsWithEmptyWindow),
    ];

    private static DeflateMessageRule Window(string name, Role sender, params ImmutableArray<RequirementId> covers) => new(
        $"standing/{name}-stays-inside-its-window",
        $"No back-reference of a {name} reaches farther than {name}_max_window_bits allow",
        covers,
        Only(sender),
        (message, conversation) => conversation.Deflate!.WindowBits(sender) is var bits && message.Inflation!.LargestDistance > 1 << bits
            ? $"a distance of {message.Inflation.LargestDistance} where {bits} bits are agreed, {1 << bits} octets"
            : null);

    private static DeflateMessageRule Context(string name, Role sender, RequirementId covers) => new(
        $"standing/{name}-drops-its-context",
        $"With {name}_no_context_takeover agreed no message of the {name} refers back to another",
        [covers],
        Only(sender),
        (message, conversation) => conversation.Deflate!.NoContextTakeover(sender) && message.Inflation!.ContextReach > 0
            ? $"a back-reference reaches {message.Inflation.ContextReach} octets into the messages before"
            : null);

    private static Roles Only(Role role) => role == Role.Server ? Roles.Server : Roles.Client;
}
