using System.Globalization;
using WsSpec.Protocol;

namespace WsSpec.Suite.Wire;

/// <summary>What a response says of permessage-deflate (RFC 7692, section 7.1), read leniently.</summary>
public sealed record DeflateAgreement(ExtensionElement Element)
{
    public const string ExtensionName = "permessage-deflate";
    public const string ServerNoContextTakeover = "server_no_context_takeover";
    public const string ClientNoContextTakeover = "client_no_context_takeover";
    public const string ServerMaxWindowBits = "server_max_window_bits";
    public const string ClientMaxWindowBits = "client_max_window_bits";
    public const int FewestWindowBits = 8;
    public const int MostWindowBits = 15;

    /// <summary>A response without parameters.</summary>
    public static DeflateAgreement Plain { get; } = new(new ExtensionElement(ExtensionName, []));

    /// <summary>The first element of that name, or null when there is none.</summary>
    public static DeflateAgreement? In(TapHead response) =>
        ExtensionElement.In(response).FirstOrDefault(e => e.Name == ExtensionName) is { } element ? new(element) : null;

    /// <summary>Whether each message of <paramref name="sender"/> has to stand alone.</summary>
    public bool NoContextTakeover(Role sender) => Element.Has(sender == Role.Server ? ServerNoContextTakeover : ClientNoContextTakeover);

    /// <summary>The size of <paramref name="sender"/>'s window as a power of two.</summary>
    public int WindowBits(Role sender) =>
        ReadWindowBits(Element.Value(sender == Role.Server ? ServerMaxWindowBits : ClientMaxWindowBits)) ?? MostWindowBits;

    /// <summary>A decimal number from 8 to 15 without leading zeros; null if it is something else.</summary>
    public static int? ReadWindowBits(string? value) => value is [not '0', ..]
        && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
        && bits is >= FewestWindowBits and <= MostWindowBits ? bits : null;
}
