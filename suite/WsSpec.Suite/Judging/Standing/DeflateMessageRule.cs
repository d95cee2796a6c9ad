using System.Collections.Immutable;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>A rule that single compressed messages break.</summary>
/// <param name="Breaks">What is wrong with the message under this agreement, as a phrase; null when nothing is.</param>
internal sealed record DeflateMessageRule(
    string Id, string Title, ImmutableArray<RequirementId> Covers, Roles Testee, Func<MessageSeen, Conversation, string?> Breaks)
    : StandingRule(Id, Title, Covers, Testee)
{
    public override string BrokenBy => "a compressed message of the testee of which this is not true";

    public override PeerContext Context => PeerContext.Handshake;

    public override int Occasions(Conversation conversation) => Compressed(conversation).Count();

    public override TimeSpan? BrokenAt(Conversation conversation) =>
        Compressed(conversation).FirstOrDefault(message => Breaks(message, conversation) is not null)?.At;

    public override string? Breach(Conversation conversation) => Compressed(conversation)
        .Select((message, i) =>
            Breaks(message, conversation) is { } what
                ? $"compressed message {i + 1} of the testee, {Narrative.Tell(message)}: {what}"
                : null)
        .FirstOrDefault(breach => breach is not null);

    private static IEnumerable<MessageSeen> Compressed(Conversation conversation) =>
        conversation.Observations.OfType<MessageSeen>().Where(message => message.Inflation is not null);
}
