using System.Text;
using NUnit.Framework;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Protocol.Tests.Handshake;

public sealed class ServerHandshakeTests
{
    [Test]
    public void TheSmallestRequestIsAnsweredAsInSection1_3()
    {
        var accepted = Requests.Answer(Requests.Minimal) as ServerHandshakeOutcome.Accepted;
        Assert.That(accepted, Is.Not.Null);
        Assert.That(Encoding.Latin1.GetString(accepted!.Response.Span), Is.EqualTo(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"));
    }

    private static IEnumerable<TestCaseData> Accepted()
    {
        yield return new("\r\n\r\n" + Requests.Minimal);
        yield return new(Requests.Replacing("/chat", "http://example.test/chat?x=1"));
        yield return new(Requests.Replacing("HTTP/1.1", "HTTP/1.2"));
        yield return new(Requests.Replacing("Upgrade: websocket", "uPGRADE: h2c, WebSocket"));
        yield return new(Requests.Replacing("Connection: Upgrade", "Connection: keep-alive\r\nConnection: ,upgrade"));
        yield return new(Requests.Replacing("Key: ", "Key: \t "));
        yield return new(Requests.Replacing("dGhlIHNhbXBsZSBub25jZQ==", "AQIDBAUGBwgJCgsMDQ4PEC=="));
        yield return new(Requests.Replacing("example.test", "[::1]:8080"));
        yield return new(Requests.With("Sec-WebSocket-Extensions: a ; b=1;\tc=\"x\\y\" , d"));
        yield return new(Requests.With("Sec-WebSocket-Extensions: a\r\nSec-WebSocket-Extensions: b"));
        yield return new(Requests.With("Sec-WebSocket-Protocol: a, b"));
        yield return new(Requests.With("Content-Length: 0"));
        yield return new(Requests.With("X-Unknown: \u00e9"));
    }

    [TestCaseSource(nameof(Accepted))]
    public void WhatTheRfcAllowsIsAccepted(string request) =>
        Assert.That(Requests.Answer(request), Is.InstanceOf<ServerHandshakeOutcome.Accepted>());

    private static IEnumerable<TestCaseData> Rejected()
    {
        yield return new("\u0016\u0003\u0001", HandshakeViolation.NotHttp, 400);
        yield return new("\u0081\u0085", HandshakeViolation.NotHttp, 400);
        yield return new("GET /\r\n\r\n", HandshakeViolation.NotHttp, 400);
        yield return new("PRI * HTTP/2.0\r\n\r\n", HandshakeViolation.NotHttp, 400);
        yield return new(Requests.Replacing("HTTP/1.1", "http/1.1"), HandshakeViolation.NotHttp, 400);
        yield return new(Requests.Replacing("\r\nHost", "\nHost"), HandshakeViolation.BareLineFeed, 400);
        yield return new(Requests.With("A: b\rc"), HandshakeViolation.BareCarriageReturn, 400);
        yield return new(Requests.With("A: b\0c"), HandshakeViolation.MalformedField, 400);
        yield return new(Requests.With("no colon"), HandshakeViolation.MalformedField, 400);
        yield return new(Requests.With(": nameless"), HandshakeViolation.MalformedField, 400);
        yield return new(Requests.Replacing("Host:", " Host:"), HandshakeViolation.WhitespaceBeforeFirstField, 400);
        yield return new(Requests.With(" folded"), HandshakeViolation.ObsoleteLineFolding, 400);
        yield return new(Requests.Replacing("Upgrade: w", "Upgrade : w"), HandshakeViolation.WhitespaceBeforeColon, 400);
        yield return new(Requests.With("A: " + new string('x', 20_000)), HandshakeViolation.HeadTooLong, 431);
        yield return new(Requests.With(string.Join("\r\n", Enumerable.Repeat("A: b", 100))), HandshakeViolation.TooManyFields, 431);
        yield return new(Requests.Replacing("HTTP/1.1", "HTTP/1.0"), HandshakeViolation.HttpVersionTooOld, 400);
        yield return new(Requests.Replacing("GET", "POST"), HandshakeViolation.MethodNotGet, 405);
        yield return new(Requests.Replacing("GET", "get"), HandshakeViolation.MethodNotGet, 405);
        yield return new(Requests.Replacing("/chat", "/a#b"), HandshakeViolation.InvalidRequestTarget, 400);
        yield return new(Requests.Replacing("/chat", "/a b"), HandshakeViolation.InvalidRequestTarget, 400);
        yield return new(Requests.Replacing("/chat", "/%zz"), HandshakeViolation.InvalidRequestTarget, 400);
        yield return new(Requests.Replacing("/chat", "*"), HandshakeViolation.InvalidRequestTarget, 400);
        yield return new(Requests.Replacing("/chat", "ftp://example.test/"), HandshakeViolation.InvalidRequestTarget, 400);
        yield return new(Requests.Replacing("Host: example.test\r\n", ""), HandshakeViolation.HostMissing, 400);
        yield return new(Requests.With("Host: example.test"), HandshakeViolation.HostRepeated, 400);
        yield return new(Requests.Replacing("example.test", "a b"), HandshakeViolation.HostInvalid, 400);
        yield return new(Requests.Replacing("example.test", "a:b:c"), HandshakeViolation.HostInvalid, 400);
        yield return new(Requests.Replacing("example.test", "[::1"), HandshakeViolation.HostInvalid, 400);
        yield return new(Requests.With("Content-Length: +5"), HandshakeViolation.InvalidBodyFraming, 400);
        yield return new(Requests.With("Content-Length: 5\r\nTransfer-Encoding: chunked"), HandshakeViolation.InvalidBodyFraming, 400);
        yield return new(Requests.With("Content-Length: 5"), HandshakeViolation.RequestBody, 400);
        yield return new(Requests.With("Transfer-Encoding: chunked"), HandshakeViolation.RequestBody, 400);
        yield return new(Requests.Replacing("Upgrade: websocket\r\n", ""), HandshakeViolation.UpgradeMissing, 426);
        yield return new(Requests.Replacing("Upgrade: websocket", "Upgrade: websocket2"), HandshakeViolation.UpgradeNotWebSocket, 426);
        yield return new(Requests.Replacing("Connection: Upgrade\r\n", ""), HandshakeViolation.ConnectionMissing, 400);
        yield return new(
            Requests.Replacing("Connection: Upgrade", "Connection: Upgraded"), HandshakeViolation.ConnectionWithoutUpgrade, 400);
        yield return new(Requests.Replacing("Sec-WebSocket-Version: 13\r\n", ""), HandshakeViolation.VersionMissing, 400);
        yield return new(Requests.With("Sec-WebSocket-Version: 13"), HandshakeViolation.VersionRepeated, 400);
        yield return new(Requests.Replacing("Version: 13", "Version: 013"), HandshakeViolation.VersionMalformed, 400);
        yield return new(Requests.Replacing("Version: 13", "Version: 13, 8"), HandshakeViolation.VersionMalformed, 400);
        yield return new(Requests.Replacing("Version: 13", "Version: 256"), HandshakeViolation.VersionMalformed, 400);
        yield return new(Requests.Replacing("Version: 13", "Version: 8"), HandshakeViolation.VersionUnsupported, 426);
        yield return new(Requests.Replacing("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", ""), HandshakeViolation.KeyMissing, 400);
        yield return new(Requests.With("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="), HandshakeViolation.KeyRepeated, 400);
        yield return new(Requests.Replacing("dGhlIHNhbXBsZSBub25jZQ==", ""), HandshakeViolation.KeyNotBase64, 400);
        yield return new(Requests.Replacing("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25jZQ"), HandshakeViolation.KeyNotBase64, 400);
        yield return new(Requests.Replacing("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBs-SBub25jZQ=="), HandshakeViolation.KeyNotBase64, 400);
        yield return new(Requests.Replacing("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBs=SBub25jZQ=="), HandshakeViolation.KeyNotBase64, 400);
        yield return new(
            Requests.Replacing("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25jZWU="), HandshakeViolation.KeyOfWrongLength, 400);
        yield return new(Requests.Replacing("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBs"), HandshakeViolation.KeyOfWrongLength, 400);
        yield return new(Requests.With("Sec-WebSocket-Protocol:"), HandshakeViolation.SubprotocolsMalformed, 400);
        yield return new(Requests.With("Sec-WebSocket-Protocol: ,"), HandshakeViolation.SubprotocolsMalformed, 400);
        yield return new(Requests.With("Sec-WebSocket-Protocol: a b"), HandshakeViolation.SubprotocolsMalformed, 400);
        yield return new(Requests.With("Sec-WebSocket-Protocol: \u00e9"), HandshakeViolation.SubprotocolsMalformed, 400);
        string[] malformed =
            ["", ";", "a b", "a;", ";x", "a;b=", "a; =1", "a;b=c d", "a;b=\"x", "a;b=\"\"", "a;b=\"1 0\"", "p@ss", "a\"b", "a;b=\"x\\\""];
        foreach (var value in malformed)
            yield return new(Requests.With($"Sec-WebSocket-Extensions: {value}"), HandshakeViolation.ExtensionsMalformed, 400);
    }

    [TestCaseSource(nameof(Rejected))]
    public void WhatTheRfcForbidsIsRejectedWithItsViolationAndStatus(string request, HandshakeViolation violation, int status)
    {
        var rejected = Requests.Answer(request) as ServerHandshakeOutcome.Rejected;
        Assert.That(rejected, Is.Not.Null);
        Assert.Multiple(() =>
        {
            Assert.That(rejected!.Violation, Is.EqualTo(violation));
            Assert.That(rejected.Status, Is.EqualTo(status));
            Assert.That(
                Encoding.Latin1.GetString(rejected.Response.Span),
                Does.StartWith($"HTTP/1.1 {status} ").And.Contains("\r\nSec-WebSocket-Version: 13\r\n"));
        });
    }

    [TestCaseSource(nameof(Rejected))]
    public void EveryRejectionCanBeOverlookedOneRuleAtATime(string request, HandshakeViolation violation, int status)
    {
        var outcome = Requests.Answer(request, new ServerHandshakeOptions { Overlooks = candidate => candidate == violation });
        Assert.That((outcome as ServerHandshakeOutcome.Rejected)?.Violation, Is.Not.EqualTo(violation), $"instead of {status}");
    }

    [Test]
    public void OctetsBehindTheRequestAreLeftForTheConnection()
    {
        Requests.Answer(Requests.Minimal + "frames", out var leftOver);
        Assert.That(leftOver, Is.EqualTo("frames"));
    }

    [Test]
    public void ExpectContinueIsAnsweredBeforeTheSwitch()
    {
        var outcome = Requests.Answer(Requests.With("Expect: 100-continue"));
        Assert.That(Encoding.Latin1.GetString(outcome!.Response.Span), Does.StartWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 101 "));
    }

    [Test]
    public void OnlyOfferedSubprotocolsAndExtensionsCanBeSelected() => Assert.Multiple(() =>
    {
        Assert.That(() => Requests.Answer(Requests.Minimal, new() { SelectSubprotocol = _ => "chat" }), Throws.InvalidOperationException);
        Assert.That(
            () => Requests.Answer(Requests.Minimal, new() { NegotiateExtensions = _ => [new Extension("x", [])] }),
            Throws.InvalidOperationException);
    });

    [Test]
    public void AnApplicationRefusesWithItsOwnStatus()
    {
        var outcome = Requests.Answer(Requests.Minimal, new() { Refuse = request => request.ResourceName == "/chat" ? 404 : null });
        Assert.That(outcome, Is.InstanceOf<ServerHandshakeOutcome.Rejected>().With.Property("Status").EqualTo(404));
    }
}
