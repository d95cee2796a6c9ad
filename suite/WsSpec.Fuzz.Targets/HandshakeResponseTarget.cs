using WsSpec.Fuzzing.Targets;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Fuzz.Targets;

/// <summary>
/// The client's half of the opening handshake. Options, from the lowest bit: something is offered; every rule is overlooked.
/// </summary>
public sealed class HandshakeResponseTarget : IFuzzTarget
{
    private static readonly WebSocketUri Uri = new(false, "example.test", 80, "/");

    private static readonly ClientHandshakeOptions Offering = new()
    {
        Subprotocols = ["chat", "superchat"],
        Extensions = [new("permessage-deflate", [new("client_max_window_bits", null)]), new("x", [])],
    };

    public string Name => "handshake-response";

    public string Property => "However a response is cut, it gets one judgement, and an open connection has only what was offered.";

    public InputShape Shape => InputShape.Lines;

    public void Run(ReadOnlySpan<byte> input)
    {
        var fuzz = new FuzzInput(input);
        var options = fuzz.Option(0) ? Offering : new();
        options = fuzz.Option(1) ? options with { Overlooks = _ => true } : options;
        var whole = Judge(new(fuzz.Octets, 0), options, out var taken);
        var cut = Judge(fuzz.Pieces, options, out var takenInPieces);
        PropertyBrokenException.Unless(Tell(whole) == Tell(cut) && taken == takenInPieces, "the cutting makes no difference");
        if (whole is ClientHandshakeOutcome.Opened opened && !fuzz.Option(1))
        {
            PropertyBrokenException.Unless(
                opened.Subprotocol is null || options.Subprotocols.Contains(opened.Subprotocol), "the subprotocol was offered");
            PropertyBrokenException.Unless(
                opened.Extensions.All(e => options.Extensions.Any(offer => offer.Name == e.Name)), "the extensions were offered");
            PropertyBrokenException.Unless(
                opened.Response.StartLine.StartsWith("HTTP/1.1 101", StringComparison.Ordinal), "only a 101 opens a connection");
        }
    }

    private static ClientHandshakeOutcome? Judge(Pieces pieces, ClientHandshakeOptions options, out int taken)
    {
        var handshake = new ClientHandshake(Uri, new FixedEntropy(), options);
        taken = 0;
        foreach (var piece in pieces)
        {
            var octets = piece;
            var outcome = handshake.Receive(ref octets);
            taken += piece.Length - octets.Length;
            if (outcome is not null)
            {
                return outcome;
            }
        }

        return null;
    }

    private static string Tell(ClientHandshakeOutcome? outcome) => outcome switch
    {
        ClientHandshakeOutcome.Opened opened =>
            $"opened {opened.Subprotocol} {string.Join(", ", opened.Extensions)} {opened.Response.Fields.Length}",
        ClientHandshakeOutcome.NotEstablished failed => $"{failed.Violation} {failed.Response?.StartLine}",
        _ => "",
    };
}
