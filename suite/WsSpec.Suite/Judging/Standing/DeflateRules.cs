using System.Text.Unicode;
using WsSpec.Protocol;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Requirements;
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
            ["7692-7.2.1-01", "7692-6.1-01", "7692-5-21"],
            Roles.Both,
            (message, _) => message.Inflation!.Fault is not (null or InflateFault.TooLong or InflateFault.EmptyPayload or InflateFault.Unfinished or InflateFault.EmptyBlockMissing)
                ? "it does not inflate"
                : null),
        new DeflateMessageRule(
            "standing/compressed-messages-end-with-an-empty-block",
            "A compressed message ends with the header of an empty stored block",
            ["7692-7.2.1-02", "7692-7.2.1-10", "7692-7.2.1-08"],
            Roles.Both,
            (message, _) => message.Inflation!.Fault is InflateFault.Unfinished or InflateFault.EmptyBlockMissing ? "it ends too early" : null),
        new DeflateMessageRule(
            "standing/compressed-payload-is-never-empty",
            "A compressed message has at least one octet of payload",
            ["7692-7.2.3.6-02"],
            Roles.Both,
            (message, _) => message.Inflation!.Fault is InflateFault.EmptyPayload ? "RSV1 and no payload" : null),
        new DeflateMessageRule(
            "standing/tail-is-cut-off",
            "A compressed message does not end with 00 00 FF FF",
            ["7692-7.2.1-03"],
            Roles.Both,
            (message, _) => message.Inflation!.HasTail ? "it ends with 00 00 FF FF" : null),
        new DeflateMessageRule(
            "standing/final-blocks-are-padded-with-zeros",
            "The bits between a block with BFINAL and the next octet are zero",
            ["7692-7.2.1-07"],
            Roles.Both,
            (message, _) => message.Inflation!.HasNonZeroPadding ? "the padding is not zero" : null),
        new DeflateMessageRule(
            "standing/compressed-text-is-utf8",
            "A compressed text message is valid UTF-8 once inflated",
            ["7692-6.1-08", "6455-5.6-01"],
            Roles.Both,
            (message, _) => message is { Type: Opcode.Text, Inflation.Fault: null } && !Utf8.IsValid(message.Payload.Span) ? "it is not valid UTF-8" : null),
        Window("server", Role.Server, "7692-7.2.1-19", "7692-7.2.1-11"),
        Window("client", Role.Client, "7692-7.2.1-17", "7692-7.2.2-09"),
        Context("server", Role.Server, "7692-7.2.1-15"),
        Context("client", Role.Client, "7692-7.2.1-12"),
    ];

    private static DeflateMessageRule Window(string name, Role sender, params string[] covers) => new(
        $"standing/{name}-stays-inside-its-window",
        $"No back-reference of a {name} reaches farther than {name}_max_window_bits allow",
        [.. covers],
        Only(sender),
        (message, conversation) => conversation.Deflate!.WindowBits(sender) is var bits && message.Inflation!.LargestDistance > 1 << bits
            ? $"a distance of {message.Inflation.LargestDistance} where {bits} bits are agreed, {1 << bits} octets"
            : null);

    private static DeflateMessageRule Context(string name, Role sender, string covers) => new(
        $"standing/{name}-drops-its-context",
        $"With {name}_no_context_takeover agreed no message of the {name} refers back to another",
        [covers],
        Only(sender),
        (message, conversation) => conversation.Deflate!.NoContextTakeover(sender) && message.Inflation!.ContextReach > 0
            ? $"a back-reference reaches {message.Inflation.ContextReach} octets into the messages before"
            : null);

    private static Roles Only(Role role) => role == Role.Server ? Roles.Server : Roles.Client;
}
