using System.Collections.Immutable;
using System.Globalization;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>The parameters of one permessage-deflate element, in an offer or in a response (RFC 7692, section 7.1).</summary>
public sealed record DeflateParameters
{
    public const string ExtensionName = "permessage-deflate";
    private const string ServerNoContextTakeoverName = "server_no_context_takeover";
    private const string ClientNoContextTakeoverName = "client_no_context_takeover";
    private const string ServerMaxWindowBitsName = "server_max_window_bits";
    private const string ClientMaxWindowBitsName = "client_max_window_bits";

    public bool ServerNoContextTakeover { get; init; }

    public bool ClientNoContextTakeover { get; init; }

    /// <summary>8 to 15; null: not there.</summary>
    public int? ServerMaxWindowBits { get; init; }

    /// <summary>Whether it is there, with a value or, in an offer, without.</summary>
    public bool HasClientMaxWindowBits { get; init; }

    /// <summary>8 to 15; null: not there, or without a value.</summary>
    public int? ClientMaxWindowBits { get; init; }

    /// <summary>Reads an element.</summary>
    /// <param name="reader">A server reads offers, a client reads responses.</param>
    public static DeflateViolation? Read(Extension element, Role reader, DeflateOptions options, out DeflateParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(element);
        ArgumentNullException.ThrowIfNull(options);
        parameters = new();
        var names = new HashSet<string>();
        foreach (var parameter in element.Parameters)
        {
            if (!names.Add(parameter.Name) && options.Enforces(DeflateViolation.RepeatedParameter))
                return DeflateViolation.RepeatedParameter;
            if (Read(parameter, reader, ref parameters) is { } violation && options.Enforces(violation))
                return violation;
        }

        return null;
    }

    /// <summary>The element to send, without what is not there.</summary>
    public Extension ToExtension() => new(ExtensionName, [.. Parameters()]);

    private static DeflateViolation? Read(ExtensionParameter parameter, Role reader, ref DeflateParameters parameters)
    {
        switch (parameter.Name)
        {
            case ServerNoContextTakeoverName:
                parameters = parameters with { ServerNoContextTakeover = true };
                return parameter.Value is null ? null : DeflateViolation.ServerNoContextTakeoverWithValue;

            case ClientNoContextTakeoverName:
                parameters = parameters with { ClientNoContextTakeover = true };
                return parameter.Value is null ? null : DeflateViolation.ClientNoContextTakeoverWithValue;

            case ServerMaxWindowBitsName:
                var bits = WindowBits(parameter.Value);
                parameters = parameters with { ServerMaxWindowBits = bits };
                return parameter.Value is null ? DeflateViolation.ServerMaxWindowBitsWithoutValue
                    : bits is null ? DeflateViolation.ServerMaxWindowBitsInvalid : null;

            case ClientMaxWindowBitsName:
                var clientBits = WindowBits(parameter.Value);
                parameters = parameters with { HasClientMaxWindowBits = true, ClientMaxWindowBits = clientBits };

                // 7.1.2.2: a client may leave the choice to the server, a server may not leave it open.
                return parameter.Value is null ? reader == Role.Client ? DeflateViolation.ClientMaxWindowBitsWithoutValue : null
                    : clientBits is null ? DeflateViolation.ClientMaxWindowBitsInvalid : null;

            default:
                return DeflateViolation.UndefinedParameter;
        }
    }

    /// <summary>7.1.2: a decimal number from 8 to 15 without leading zeros.</summary>
    private static int? WindowBits(string? value) => value switch
    {
        "8" or "9" => value[0] - '0',
        ['1', >= '0' and <= '5'] => 10 + value[1] - '0',
        _ => null,
    };

    private IEnumerable<ExtensionParameter> Parameters()
    {
        if (ServerNoContextTakeover)
            yield return new(ServerNoContextTakeoverName, null);
        if (ClientNoContextTakeover)
            yield return new(ClientNoContextTakeoverName, null);
        if (ServerMaxWindowBits is { } serverBits)
            yield return new(ServerMaxWindowBitsName, serverBits.ToString(CultureInfo.InvariantCulture));
        if (HasClientMaxWindowBits)
            yield return new(ClientMaxWindowBitsName, ClientMaxWindowBits?.ToString(CultureInfo.InvariantCulture));
    }
}
