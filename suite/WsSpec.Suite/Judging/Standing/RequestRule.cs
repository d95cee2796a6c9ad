using System.Collections.Immutable;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>What the request of a client is like, whatever the case does with it (section 4.1).</summary>
/// <param name="Offence">
/// What is wrong with a request, as a phrase, given host and port of the URL where they are known; null when nothing is.
/// </param>
internal sealed record RequestRule(string Id, string Title, ImmutableArray<RequirementId> Covers, Func<TapHead, string?, string?> Offence)
    : StandingRule(Id, Title, Covers, Roles.Client)
{
    public override string BrokenBy => "an opening handshake of the client of which this is not true";

    /// <summary>True for a rule about what stands around the fields.</summary>
    public bool LooksAtOctets { get; init; }

    public override bool NeedsOctets => LooksAtOctets;

    public override int Occasions(Conversation conversation) => conversation.Request is null ? 0 : 1;

    public override TimeSpan? BrokenAt(Conversation conversation) => conversation.Observations.OfType<RequestSeen>().FirstOrDefault()?.At;

    public override string? Breach(Conversation conversation) =>
        conversation.Testee == Protocol.Role.Client && conversation.Request is { } request
            ? Offence(request, conversation.Authority)
            : null;
}
