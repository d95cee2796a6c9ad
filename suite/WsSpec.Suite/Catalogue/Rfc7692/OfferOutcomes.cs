using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>The outcomes of offers of permessage-deflate.</summary>
internal static class OfferOutcomes
{
    private static Response Accepted { get; } = Response.Accepts with { Fields = [new Negotiates(DeflateAgreement.ExtensionName)] };

    /// <summary>
    /// The offer is declined and the connection opened without it; accepting breaks <paramref name="requirement"/>.
    /// </summary>
    public static ImmutableArray<Outcome> Declines(RequirementId requirement) =>
    [
        new("accepted", Accepted, Rest) { Breaks = requirement },
        new("declined", Response.Accepts, Rest),
    ];

    /// <summary>The whole handshake is refused because of an offer.</summary>
    public static ImmutableArray<Outcome> Refusals { get; } =
    [
        new("the opening handshake is refused", new Response(200, 599), Rest) { Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus },
        new("closed without a response", Ended) { Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus },
        new("no response", Nothing, Rest) { Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus },
    ];
}
