using System.Collections.Immutable;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>How both roles come to agreed parameters (RFC 7692, sections 5 and 7).</summary>
public static class DeflateNegotiation
{
    /// <summary>The server's answer: the first offer that it can accept, with the parameters agreed to; null declines them all.</summary>
    public static DeflateParameters? Accept(ImmutableArray<Extension> offers, DeflateOptions options) =>
        offers.Where(IsDeflate).Select(offer => Accept(offer, options)).FirstOrDefault(agreed => agreed is not null);

    /// <summary>What a client offers.</summary>
    public static DeflateParameters Offer(DeflateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new()
        {
            ServerNoContextTakeover = !options.PeerKeepsContext,
            ClientNoContextTakeover = !options.KeepsContext,
            ServerMaxWindowBits = options.PeerWindowBits < DeflateOptions.MostWindowBits ? options.PeerWindowBits : null,
            HasClientMaxWindowBits = true,
            ClientMaxWindowBits = options.WindowBits < DeflateOptions.MostWindowBits ? options.WindowBits : null,
        };
    }

    /// <summary>
    /// What a client makes of the extensions in a response: the first rule they break, or the agreed parameters, null if there are none.
    /// </summary>
    public static DeflateViolation? Check(
        ImmutableArray<Extension> response, DeflateParameters offer, DeflateOptions options, out DeflateParameters? agreed)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(options);
        agreed = null;
        var elements = response.Where(IsDeflate).ToList();
        if (elements.Count == 0)
            return null;

        // 5: both would claim RSV1.
        if (elements.Count > 1 && options.Enforces(DeflateViolation.ResponseAcceptsTwice))
            return DeflateViolation.ResponseAcceptsTwice;
        if (DeflateParameters.Read(elements[0], Role.Client, options, out var parameters) is { } violation)
            return violation;

        agreed = parameters;
        return Check(parameters, offer, options);
    }

    private static DeflateViolation? Check(DeflateParameters agreed, DeflateParameters offer, DeflateOptions options)
    {
        // 7.1.1.1
        if (offer.ServerNoContextTakeover && !agreed.ServerNoContextTakeover
            && options.Enforces(DeflateViolation.ResponseWithoutServerNoContextTakeover))
            return DeflateViolation.ResponseWithoutServerNoContextTakeover;

        // 7.1.2.1
        if (offer.ServerMaxWindowBits is { } limit)
        {
            if (agreed.ServerMaxWindowBits is null && options.Enforces(DeflateViolation.ResponseWithoutServerMaxWindowBits))
                return DeflateViolation.ResponseWithoutServerMaxWindowBits;
            if (agreed.ServerMaxWindowBits > limit && options.Enforces(DeflateViolation.ResponseServerMaxWindowBitsTooLarge))
                return DeflateViolation.ResponseServerMaxWindowBitsTooLarge;
        }

        // 7.1.2.2
        return agreed.HasClientMaxWindowBits && !offer.HasClientMaxWindowBits
            && options.Enforces(DeflateViolation.ResponseClientMaxWindowBitsNotOffered)
            ? DeflateViolation.ResponseClientMaxWindowBitsNotOffered
            : null;
    }

    private static DeflateParameters? Accept(Extension offer, DeflateOptions options)
    {
        if (DeflateParameters.Read(offer, Role.Server, options, out var asked) is not null)
            return null;

        // 7.1.2.2: without this offer there is no way to tell the client.
        var limitsClient = options.PeerWindowBits < DeflateOptions.MostWindowBits;
        if (limitsClient && !asked.HasClientMaxWindowBits && options.Enforces(DeflateViolation.UnsupportedConfiguration))
            return null;

        var serverBits = Math.Min(asked.ServerMaxWindowBits ?? DeflateOptions.MostWindowBits, options.WindowBits);
        var clientBits = Math.Min(asked.ClientMaxWindowBits ?? DeflateOptions.MostWindowBits, options.PeerWindowBits);
        return new()
        {
            ServerNoContextTakeover = asked.ServerNoContextTakeover || !options.KeepsContext,
            ClientNoContextTakeover = asked.ClientNoContextTakeover || !options.PeerKeepsContext,
            ServerMaxWindowBits = asked.ServerMaxWindowBits is not null || serverBits < DeflateOptions.MostWindowBits ? serverBits : null,
            HasClientMaxWindowBits = asked.HasClientMaxWindowBits && clientBits < DeflateOptions.MostWindowBits,
            ClientMaxWindowBits = asked.HasClientMaxWindowBits && clientBits < DeflateOptions.MostWindowBits ? clientBits : null,
        };
    }

    private static bool IsDeflate(Extension extension) => extension.Name == DeflateParameters.ExtensionName;
}
