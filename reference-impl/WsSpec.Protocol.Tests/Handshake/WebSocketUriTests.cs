using NUnit.Framework;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Protocol.Tests.Handshake;

public sealed class WebSocketUriTests
{
    [TestCase("ws://example.test", false, "example.test", 80, "/", "example.test")]
    [TestCase("WSS://example.test/a%20b?c=d", true, "example.test", 443, "/a%20b?c=d", "example.test")]
    [TestCase("ws://example.test:8080?q", false, "example.test", 8080, "/?q", "example.test:8080")]
    [TestCase("wss://[::1]:443/?", true, "[::1]", 443, "/", "[::1]")]
    public void AUriIsTakenApartAsSection3Says(string text, bool secure, string host, int port, string resourceName, string authority)
    {
        Assert.That(WebSocketUri.TryParse(text, out var uri), Is.True);
        Assert.Multiple(() =>
        {
            Assert.That(uri, Is.EqualTo(new WebSocketUri(secure, host, port, resourceName)));
            Assert.That(uri!.Authority, Is.EqualTo(authority));
        });
    }

    [TestCase("http://example.test/")]
    [TestCase("ws:example.test")]
    [TestCase("ws://")]
    [TestCase("ws://:80/")]
    [TestCase("ws://user@example.test/")]
    [TestCase("ws://example.test/#fragment")]
    [TestCase("ws://example.test/a b")]
    [TestCase("ws://example.test:0/")]
    [TestCase("ws://example.test:65536/")]
    [TestCase("ws://[::1/")]
    [TestCase("ws://example.test/%g0")]
    public void WhatTheGrammarForbidsIsRefused(string text) => Assert.That(WebSocketUri.TryParse(text, out _), Is.False);
}
