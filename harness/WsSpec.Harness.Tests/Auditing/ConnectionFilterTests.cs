using System.Net;
using NUnit.Framework;
using WsSpec.Harness.Auditing;
using WsSpec.Harness.Capturing.Tcp;

namespace WsSpec.Harness.Tests.Auditing;

public sealed class ConnectionFilterTests
{
    private static readonly TcpEndpoint Client = TcpEndpoint.Of(new(IPAddress.Parse("10.0.0.1"), 50_000));
    private static readonly TcpEndpoint Server = TcpEndpoint.Of(new(IPAddress.Parse("fe80::1"), 443));

    [TestCase("port 443", ExpectedResult = true)]
    [TestCase("port 50000", ExpectedResult = true)]
    [TestCase("port 80", ExpectedResult = false)]
    [TestCase("host 10.0.0.1", ExpectedResult = true)]
    [TestCase("host fe80::1 and not port 80", ExpectedResult = true)]
    [TestCase("port 80 or port 443 and host 10.0.0.2", ExpectedResult = false)]
    [TestCase("(port 80 or port 443) and host 10.0.0.1", ExpectedResult = true)]
    [TestCase("not(port 80)", ExpectedResult = true)]
    public bool EitherSideCounts(string filter) => ConnectionFilter.Parse(filter).Includes(Client, Server);

    [TestCase("")]
    [TestCase("port")]
    [TestCase("port 65536")]
    [TestCase("host a")]
    [TestCase("(port 1")]
    [TestCase("port 1 port 2")]
    [TestCase("tcp port 1")]
    public void WhatIsNoFilterIsRefused(string filter) => Assert.That(() => ConnectionFilter.Parse(filter), Throws.TypeOf<FormatException>());
}
