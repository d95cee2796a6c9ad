using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using WsSpec.Fuzzing.Targets;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;
using WsSpec.Protocol.PerMessageDeflate;

namespace WsSpec.Fuzz.Targets;

/// <summary>
/// The negotiation of permessage-deflate (RFC 7692, sections 5 and 7); the lines of the input are the values of Sec-WebSocket-Extensions.
/// Options, from the lowest bit: they are a response; the endpoint drops its context, and the peer's; its window is smaller, and the
/// peer's; every rule is overlooked.
/// </summary>
public sealed class DeflateNegotiationTarget : IFuzzTarget
{
    private const int SmallWindowBits = 9;
    private static readonly byte[] Message = "ab ab ab wsspec ab ab ab"u8.ToArray();

    public string Name => "deflate-negotiation";

    public string Property => "Whatever is offered or answered, what is agreed on lies within the offer, and both sides can go by it.";

    public InputShape Shape => InputShape.Lines;

    public void Run(ReadOnlySpan<byte> input)
    {
        var fuzz = new FuzzInput(input);
        if (Extension.ReadList([.. Encoding.Latin1.GetString(fuzz.Octets).Split('\n')]) is not { } elements)
        {
            return;
        }

        var options = new DeflateOptions
        {
            KeepsContext = !fuzz.Option(1),
            PeerKeepsContext = !fuzz.Option(2),
            WindowBits = fuzz.Option(3) ? SmallWindowBits : DeflateOptions.MostWindowBits,
            PeerWindowBits = fuzz.Option(4) ? SmallWindowBits : DeflateOptions.MostWindowBits,
        };
        if (fuzz.Option(5))
        {
            Overlook(elements, options with { Overlooks = _ => true });
        }
        else if (fuzz.Option(0))
        {
            CheckClient(elements, options);
        }
        else
        {
            CheckServer(elements, options);
        }
    }

    private static void CheckServer(ImmutableArray<Extension> offers, DeflateOptions options)
    {
        var answer = DeflateNegotiation.Accept(offers, options);
        var first = offers.Select(offer => (Offer: offer, Answer: DeflateNegotiation.Accept([offer], options))).FirstOrDefault(
            pair => pair.Answer is not null);
        PropertyBrokenException.Unless(answer == first.Answer, "the first offer that is acceptable alone is accepted");
        PropertyBrokenException.Unless(
            answer is not null || options.PeerWindowBits < DeflateOptions.MostWindowBits
            || !offers.Any(offer => offer is { Name: DeflateParameters.ExtensionName, Parameters.IsEmpty: true }),
            "an offer that asks for nothing is accepted");
        if (answer is null)
        {
            return;
        }

        var violation = DeflateParameters.Read(first.Offer, Role.Server, DeflateOptions.Default, out var asked);
        PropertyBrokenException.Unless(violation is null, "what is accepted is in order");
        PropertyBrokenException.Unless(
            (answer.ClientMaxWindowBits ?? 0) <= (asked.ClientMaxWindowBits ?? DeflateOptions.MostWindowBits),
            "the client's window is no larger than offered");
        PropertyBrokenException.Unless(
            (answer.ServerMaxWindowBits ?? DeflateOptions.MostWindowBits) <= options.WindowBits,
            "the server promises no window that it has not");
        PropertyBrokenException.Unless(
            answer.ServerNoContextTakeover || options.KeepsContext, "the server promises no context that it does not keep");
        CheckExchange(answer, asked, options, DeflateOptions.Default);
    }

    private static void CheckClient(ImmutableArray<Extension> response, DeflateOptions options)
    {
        var offer = DeflateNegotiation.Offer(options);
        if (DeflateNegotiation.Check(response, offer, options, out var agreed) is null && agreed is not null)
        {
            CheckExchange(agreed, offer, DeflateOptions.Default, options);
        }
    }

    /// <summary>A client that made the offer takes the answer as it is written, and messages pass both ways.</summary>
    private static void CheckExchange(DeflateParameters agreed, DeflateParameters offer, DeflateOptions server, DeflateOptions client)
    {
        var elements = Extension.ReadList([agreed.ToExtension().ToString()]);
        PropertyBrokenException.Unless(elements is [_], "an answer is one element");
        var violation = DeflateNegotiation.Check(elements.Value, offer, client, out var read);
        PropertyBrokenException.Unless(violation is null && read == agreed, "the client takes the answer for what it is");
        var ofServer = new PerMessageDeflateExtension(Role.Server, agreed, server);
        var ofClient = new PerMessageDeflateExtension(Role.Client, agreed, client);
        for (var messages = 0; messages < 2; messages++)
        {
            PropertyBrokenException.Unless(
                Passes(ofServer, ofClient) && Passes(ofClient, ofServer), "either side writes what the other can read");
        }
    }

    private static bool Passes(PerMessageDeflateExtension sender, PerMessageDeflateExtension receiver)
    {
        var compressed = new ArrayBufferWriter<byte>();
        sender.Encode(Message, endOfMessage: true, compressed);
        Span<byte> inflated = stackalloc byte[Message.Length + 1];
        var status = receiver.Decode(compressed.WrittenSpan, inflated, endOfMessage: true, out _, out var written);
        return status == OperationStatus.Done && inflated[..written].SequenceEqual(Message);
    }

    private static void Overlook(ImmutableArray<Extension> elements, DeflateOptions options)
    {
        var hasDeflate = elements.Any(element => element.Name == DeflateParameters.ExtensionName);
        PropertyBrokenException.Unless(
            DeflateNegotiation.Accept(elements, options) is not null == hasDeflate, "a rule that is overlooked declines nothing");
        PropertyBrokenException.Unless(
            DeflateNegotiation.Check(elements, DeflateNegotiation.Offer(options), options, out var agreed) is null
                && agreed is not null == hasDeflate,
            "a rule that is overlooked refuses nothing");
    }
}
