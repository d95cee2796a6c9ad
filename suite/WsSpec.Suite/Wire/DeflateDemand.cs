using System.Globalization;

namespace WsSpec.Suite.Wire;

/// <summary>
/// What the harness as a server demands of a client whose offer of permessage-deflate it accepts (RFC 7692, section 7.1).
/// </summary>
/// <param name="NoContextTakeover">Whether each message of the client has to stand alone.</param>
/// <param name="WindowBits">The largest window the client may use, as a power of two; null: any. It can only be demanded where the offer
/// allows it.</param>
public sealed record DeflateDemand(bool NoContextTakeover = false, int? WindowBits = null)
{
    /// <summary>The element of a 101 that accepts the first offer of which this can be demanded; null when there is none.</summary>
    public string? Accept(TapHead request) => ExtensionElement.In(request).Where(Allows).Select(Answer).FirstOrDefault();

    public override string ToString() => Parameters(WindowBits) is [] ? "nothing" : string.Join("; ", Parameters(WindowBits));

    /// <summary>Section 7.1.2.2: a limit for the client's window is only for clients that say that they can keep it.</summary>
    private bool Allows(ExtensionElement offer) => offer.Name == DeflateAgreement.ExtensionName
        && (WindowBits is null || offer.Has(DeflateAgreement.ClientMaxWindowBits))
        && (!offer.Has(DeflateAgreement.ServerMaxWindowBits) || ServerBits(offer) is not null);

    private string Answer(ExtensionElement offer)
    {
        var clientBits = DeflateAgreement.ReadWindowBits(offer.Value(DeflateAgreement.ClientMaxWindowBits)) is { } offered
            && offered < WindowBits ? offered : WindowBits;
        return string.Join("; ",
        [
            DeflateAgreement.ExtensionName,
            .. offer.Has(DeflateAgreement.ServerNoContextTakeover) ? [DeflateAgreement.ServerNoContextTakeover] : (string[])[],
            .. ServerBits(offer) is { } serverBits ? [Limit(DeflateAgreement.ServerMaxWindowBits, serverBits)] : (string[])[],
            .. Parameters(clientBits),
        ]);
    }

    private string[] Parameters(int? clientBits) =>
    [
        .. NoContextTakeover ? [DeflateAgreement.ClientNoContextTakeover] : (string[])[],
        .. clientBits is { } bits ? [Limit(DeflateAgreement.ClientMaxWindowBits, bits)] : (string[])[],
    ];

    private static int? ServerBits(ExtensionElement offer) =>
        DeflateAgreement.ReadWindowBits(offer.Value(DeflateAgreement.ServerMaxWindowBits));

    private static string Limit(string parameter, int bits) => string.Create(CultureInfo.InvariantCulture, $"{parameter}={bits}");
}
