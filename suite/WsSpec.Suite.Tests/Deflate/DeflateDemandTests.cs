using System.Text;
using NUnit.Framework;
using WsSpec.Protocol.Handshake;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Deflate;

/// <summary>How the harness as a server accepts what clients offer.</summary>
public sealed class DeflateDemandTests
{
    [Property]
    public void AClientTakesEveryAcceptanceOfItsOffer(
        bool keeps, bool peerKeeps, byte bits, byte peerBits, bool demandsAlone, byte? demandedBits)
    {
        var client =
            new DeflateOptions
            {
                KeepsContext = keeps,
                PeerKeepsContext = peerKeeps,
                WindowBits = Bits(bits),
                PeerWindowBits = Bits(
                peerBits)
            };
        var offer = DeflateNegotiation.Offer(client);
        var accepted = new DeflateDemand(demandsAlone, demandedBits is { } demanded ? Bits(demanded) : null)
            .Accept(Request(offer.ToExtension().ToString()));
        Assert.That(DeflateNegotiation.Check(Extension.ReadList([accepted!])!.Value, offer, client, out var agreed), Is.Null);
        Assert.That(agreed!.ClientNoContextTakeover, Is.EqualTo(demandsAlone));
        Assert.That(agreed.ClientMaxWindowBits
            ?? DeflateAgreement.MostWindowBits, Is.LessThanOrEqualTo(
                demandedBits is { } most ? Bits(most) : DeflateAgreement.MostWindowBits));
    }

    [TestCase("permessage-deflate", false, null, ExpectedResult = "permessage-deflate")]
    [TestCase("permessage-deflate; client_no_context_takeover; client_max_window_bits", false, null, ExpectedResult = "permessage-deflate")]
    [TestCase("permessage-deflate; client_max_window_bits", true, 9,
        ExpectedResult = "permessage-deflate; client_no_context_takeover; client_max_window_bits=9")]
    [TestCase("permessage-deflate; client_max_window_bits=10", false, 15, ExpectedResult = "permessage-deflate; client_max_window_bits=10")]
    [TestCase("permessage-deflate", false, 9, ExpectedResult = null)]
    [TestCase("permessage-deflate, permessage-deflate; client_max_window_bits", false, 9,
        ExpectedResult = "permessage-deflate; client_max_window_bits=9")]
    [TestCase("permessage-deflate; server_no_context_takeover; server_max_window_bits=10", false, null,
        ExpectedResult = "permessage-deflate; server_no_context_takeover; server_max_window_bits=10")]
    [TestCase("permessage-deflate; server_max_window_bits=7, x", false, null, ExpectedResult = null)]
    [TestCase("x-other", false, null, ExpectedResult = null)]
    public string? TheFirstOfferThatAllowsTheDemandIsAccepted(string offers, bool alone, int? bits) =>
        new DeflateDemand(alone, bits).Accept(Request(offers));

    private static int Bits(byte number) =>
        DeflateAgreement.FewestWindowBits + (number % (DeflateAgreement.MostWindowBits - DeflateAgreement.FewestWindowBits + 1));

    private static TapHead Request(string offers) =>
        TapHead.Parse(Encoding.Latin1.GetBytes($"GET / HTTP/1.1\r\nSec-WebSocket-Extensions: {offers}\r\n\r\n"));
}
