using System.Collections.Immutable;
using WsSpec.Fuzzing.Targets;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Wire;

namespace WsSpec.Fuzz.Targets;

/// <summary>
/// The server's half of the opening handshake, held against the instrument. Options, from the lowest bit: subprotocols and extensions are
/// selected; every rule is overlooked.
/// </summary>
public sealed class HandshakeRequestTarget : IFuzzTarget
{
    private static readonly ServerHandshakeOptions Plain = new();

    private static readonly ServerHandshakeOptions Selecting = new()
    {
        SelectSubprotocol = request => request.Subprotocols.LastOrDefault(),
        NegotiateExtensions = request =>
            [.. request.Extensions.Where(e => e is { Name: "permessage-deflate", Parameters.IsEmpty: true }).Take(1)],
    };

    public string Name => "handshake-request";

    public string Property => "However a request is cut, it gets one answer, and an acceptance is one that no standing rule objects to.";

    public InputShape Shape => InputShape.Lines;

    public void Run(ReadOnlySpan<byte> input)
    {
        var fuzz = new FuzzInput(input);
        var overlooks = fuzz.Option(1);
        var options = fuzz.Option(0) ? Selecting : Plain;
        options = overlooks ? options with { Overlooks = _ => true } : options;
        var whole = Answer(new(fuzz.Octets, 0), options, out var taken);
        var cut = Answer(fuzz.Pieces, options, out var takenInPieces);
        PropertyBrokenException.Unless(whole?.GetType() == cut?.GetType() && taken == takenInPieces, "the cutting makes no difference");
        if (whole is null || cut is null)
        {
            return;
        }

        PropertyBrokenException.Unless(
            whole.Response.Span.SequenceEqual(cut.Response.Span), "the cutting makes no difference to the response");
        PropertyBrokenException.Unless(!overlooks || whole is ServerHandshakeOutcome.Accepted, "a rule that is overlooked refuses nothing");
        if (!overlooks)
        {
            CheckResponse(fuzz.Octets[..taken].ToArray(), whole);
        }
    }

    private static ServerHandshakeOutcome? Answer(Pieces pieces, ServerHandshakeOptions options, out int taken)
    {
        var handshake = new ServerHandshake(options);
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

    private static void CheckResponse(byte[] request, ServerHandshakeOutcome outcome)
    {
        ImmutableArray<Entry> entries = [new Entry.Sent(TimeSpan.Zero, request), new Entry.Received(TimeSpan.Zero, outcome.Response)];
        var conversation = WireTap.Read(new(Role.Server, entries));
        PropertyBrokenException.Unless(
            conversation.IsEstablished == outcome is ServerHandshakeOutcome.Accepted, "the response says what the outcome is");
        foreach (var rule in StandingRules.All)
        {
            if (rule.Breach(conversation) is { } breach)
            {
                throw new PropertyBrokenException($"{rule.Id}: {breach}");
            }
        }
    }
}
