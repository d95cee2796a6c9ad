using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Deflate.DeflateAgreement;

namespace WsSpec.Suite.Judging;

/// <summary>
/// Whether the testee agreed to permessage-deflate on terms under which a case means something. A testee is free to decline, or to demand what
/// the case cannot give.
/// </summary>
internal static class DeflateTerms
{
    /// <summary>Why a case that needs an agreement says nothing on this connection; null when it does, or when it is about the agreement.</summary>
    public static string? Obstacle(ConformanceCase @case, Conversation conversation) =>
        !@case.Needs.HasFlag(Needs.Deflate) || Oracle.OpensInScript(@case) ? null
        : conversation.Deflate is not { } agreement ? "the testee declined permessage-deflate with these parameters"
        : conversation.Testee == Role.Server ? DemandedByServer(agreement, conversation)
        : DemandedByClient(agreement, conversation);

    /// <summary>A server that wants each message to stand alone cannot be sent the others, unless asking for that is what the case is about.</summary>
    private static string? DemandedByServer(DeflateAgreement agreement, Conversation conversation) =>
        agreement.NoContextTakeover(Role.Client) && !Offers(conversation).Any(o => o.Has(ClientNoContextTakeover)) && UsesContext(conversation)
            ? "the testee demands client_no_context_takeover, and this case refers back to earlier messages"
            : null;

    private static string? DemandedByClient(DeflateAgreement agreement, Conversation conversation) => Offers(conversation) is not [var offer, ..]
        ? "the testee does not offer permessage-deflate"
        : offer.Has(ServerNoContextTakeover) && !agreement.NoContextTakeover(Role.Server) ? $"the testee demands {ServerNoContextTakeover}"
        : ReadWindowBits(offer.Value(ServerMaxWindowBits)) < agreement.WindowBits(Role.Server) ? $"the testee demands {ServerMaxWindowBits}"
        : agreement.Element.Has(ClientMaxWindowBits) && !offer.Has(ClientMaxWindowBits) ? $"the testee does not offer {ClientMaxWindowBits}"
        : null;

    private static List<ExtensionElement> Offers(Conversation conversation) => conversation.Request is { } request
        ? [.. ExtensionElement.In(request).Where(e => e.Name == ExtensionName)]
        : [];

    private static bool UsesContext(Conversation conversation)
    {
        var messages = new MessageReader { Inflates = true };
        return conversation.HarnessFrames.Where(f => !f.Opcode.IsControl()).Select(messages.Read)
            .Any(message => message?.Inflation is { Fault: null, ContextReach: > 0 });
    }
}
