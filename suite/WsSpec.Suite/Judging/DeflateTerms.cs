using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Wire.DeflateAgreement;

namespace WsSpec.Suite.Judging;

/// <summary>
/// Whether the testee agreed to permessage-deflate on terms under which a case means something. A testee is free to decline, or to demand
/// what the case cannot give.
/// </summary>
internal static class DeflateTerms
{
    /// <summary>
    /// Why a case that needs an agreement says nothing on this connection; null when it does, or when it is about the agreement.
    /// </summary>
    public static string? Obstacle(Scenario scenario, Conversation conversation) =>
        !scenario.Needs.HasFlag(Needs.Deflate) || scenario.OpensInScript ? null
        : conversation.Deflate is not { } agreement ? "the testee declined permessage-deflate with these parameters"
        : conversation.Testee == Role.Client ? DemandedByClient(agreement, conversation)
        : scenario.Script.OfType<Open>().FirstOrDefault() is { } open
            ? Missing(open, agreement)
            ?? DemandedByServer(open, agreement, conversation)
        : null;

    private static string? Missing(Open open, DeflateAgreement agreement) =>
        open.AgreedWith.FirstOrDefault(wanted => !Has(agreement.Element, wanted)) is { } missing ? $"the testee did not agree to {missing}"
        : open.AgreedWithout.FirstOrDefault(agreement.Element.Has) is { } demanded ? $"the testee agreed to {demanded}"
        : null;

    private static bool Has(ExtensionElement element, string parameter) => parameter.Split('=') is [var name, var value]
        ? element.Value(name) == value
        : element.Has(parameter);

    /// <summary>
    /// A server that wants each message to stand alone cannot be sent the others, unless breaking that is what the case is about.
    /// </summary>
    private static string? DemandedByServer(Open open, DeflateAgreement agreement, Conversation conversation) =>
        agreement.NoContextTakeover(Role.Client) && !open.AgreedWith.Contains(ClientNoContextTakeover) && UsesContext(conversation)
            ? $"the testee demands {ClientNoContextTakeover}, and this case refers back to earlier messages"
            : null;

    private static string? DemandedByClient(DeflateAgreement agreement, Conversation conversation) =>
        Offers(conversation) is not [var offer, ..]
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
