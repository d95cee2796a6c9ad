using System.Text;
using NUnit.Framework;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Protocol.Tests.Handshake;

public sealed class ClientHandshakeTests
{
    private static readonly WebSocketUri Uri = new(Secure: false, "example.test", 80, "/chat");

    private static readonly ClientHandshakeOptions Offers =
        new() { Subprotocols = ["chat", "Chat"], Extensions = [new Extension("x", [])] };

    private static ClientHandshakeOutcome? Judge(Func<string, string> change, out string leftOver, ClientHandshakeOptions? options = null)
    {
        var handshake = new ClientHandshake(Uri, new SequenceEntropy(), options ?? Offers);
        ReadOnlySpan<byte> request = handshake.Request.Span;
        var server = new ServerHandshake(new() { SelectSubprotocol = r => "chat", NegotiateExtensions = r => r.Extensions });
        var accepted = server.Receive(ref request);
        ReadOnlySpan<byte> response = Encoding.Latin1.GetBytes(change(Encoding.Latin1.GetString(accepted!.Response.Span)));
        var outcome = handshake.Receive(ref response);
        leftOver = Encoding.Latin1.GetString(response);
        return outcome;
    }

    [Test]
    public void WhatTheServerAgreedToIsWhatIsOpened()
    {
        var opened = Judge(response => response + "frames", out var leftOver) as ClientHandshakeOutcome.Opened;
        Assert.Multiple(() =>
        {
            Assert.That(opened?.Subprotocol, Is.EqualTo("chat"));
            Assert.That(opened?.Extensions.Single().Name, Is.EqualTo("x"));
            Assert.That(leftOver, Is.EqualTo("frames"));
        });
    }

    [TestCase("HTTP/1.1 101", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 101")]
    [TestCase("Upgrade: websocket", "UPGRADE: WebSocket")]
    [TestCase("Connection: Upgrade", "Connection: keep-alive, upgrade")]
    [TestCase("Accept: ", "Accept: \t")]
    [TestCase("Sec-WebSocket-Extensions: x", "Sec-WebSocket-Extensions: x ; a=1\r\nSec-WebSocket-Extensions: x; a=\"2\"")]
    [TestCase("Switching Protocols", "")]
    [TestCase("Sec-WebSocket-Protocol: chat\r\n", "")]
    public void WhatTheRfcAllowsIsOpened(string old, string replacement) => Assert.That(
        Judge(response => response.Replace(old, replacement, StringComparison.Ordinal), out _),
        Is.InstanceOf<ClientHandshakeOutcome.Opened>());

    [TestCase("HTTP/1.1 101", "HTTP/1.1 200", HandshakeViolation.ResponseStatusNot101)]
    [TestCase("HTTP/1.1 101", "HTTP/1.1 401", HandshakeViolation.ResponseStatusNot101)]
    [TestCase("HTTP/1.1 101", "HTTP/1.0 101", HandshakeViolation.ResponseHttpVersionTooOld)]
    [TestCase("HTTP/1.1 101", "ICY 101", HandshakeViolation.ResponseStatusLineMalformed)]
    [TestCase("HTTP/1.1 101", "HTTP/1.1 1010", HandshakeViolation.ResponseStatusLineMalformed)]
    [TestCase("Upgrade: websocket\r\n", "", HandshakeViolation.ResponseUpgradeMissing)]
    [TestCase("Upgrade: websocket", "Upgrade: webSocket2", HandshakeViolation.ResponseUpgradeNotWebSocket)]
    [TestCase("Connection: Upgrade\r\n", "", HandshakeViolation.ResponseConnectionMissing)]
    [TestCase("Connection: Upgrade", "Connection: close", HandshakeViolation.ResponseConnectionWithoutUpgrade)]
    [TestCase("Sec-WebSocket-Accept", "X", HandshakeViolation.ResponseAcceptMissing)]
    [TestCase("Accept: ", "Accept: x", HandshakeViolation.ResponseAcceptWrong)]
    [TestCase("Connection: Upgrade", "Connection: Upgrade\r\nSec-WebSocket-Accept: x", HandshakeViolation.ResponseAcceptRepeated)]
    [TestCase("Connection: Upgrade", "Connection: Upgrade\r\nContent-Length: 0", HandshakeViolation.ResponseBody)]
    [TestCase("Sec-WebSocket-Protocol: chat", "Sec-WebSocket-Protocol: cHat", HandshakeViolation.ResponseSubprotocolNotOffered)]
    [TestCase("Sec-WebSocket-Protocol: chat", "Sec-WebSocket-Protocol: chat, Chat", HandshakeViolation.ResponseSubprotocolMalformed)]
    [TestCase("Sec-WebSocket-Protocol: chat", "Sec-WebSocket-Protocol: ", HandshakeViolation.ResponseSubprotocolMalformed)]
    [TestCase("Sec-WebSocket-Extensions: x", "Sec-WebSocket-Extensions: y", HandshakeViolation.ResponseExtensionNotOffered)]
    [TestCase("Sec-WebSocket-Extensions: x", "Sec-WebSocket-Extensions: ", HandshakeViolation.ResponseExtensionsMalformed)]
    [TestCase("Sec-WebSocket-Extensions: x", "Sec-WebSocket-Extensions: x; =", HandshakeViolation.ResponseExtensionsMalformed)]
    [TestCase("Connection: Upgrade", "Connection: Upgrade\r\nA: \r", HandshakeViolation.BareCarriageReturn)]
    public void WhatTheRfcForbidsFailsUnlessItIsOverlooked(string old, string replacement, HandshakeViolation violation)
    {
        string Change(string response) => response.Replace(old, replacement, StringComparison.Ordinal);
        var overlooking = Offers with { Overlooks = candidate => candidate == violation };
        Assert.Multiple(() =>
        {
            Assert.That((Judge(Change, out _) as ClientHandshakeOutcome.NotEstablished)?.Violation, Is.EqualTo(violation));
            Assert.That((Judge(Change, out _, overlooking) as ClientHandshakeOutcome.NotEstablished)?.Violation, Is.Not.EqualTo(violation));
        });
    }

    [Test]
    public void OffersThatTheRfcForbidsAreACallersMistake() => Assert.Multiple(() =>
    {
        Assert.That(() => new ClientHandshake(Uri, new SequenceEntropy(), new() { Subprotocols = ["a", "a"] }), Throws.ArgumentException);
        Assert.That(() => new ClientHandshake(Uri, new SequenceEntropy(), new() { Subprotocols = [""] }), Throws.ArgumentException);
        Assert.That(
            () => new ClientHandshake(Uri, new SequenceEntropy(), new() { Fields = [new("A", "b\r\nC: d")] }), Throws.ArgumentException);
    });
}
