using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Auditing;

public sealed class RefusalTests
{
    private const string Asks = "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    private const string Refuses = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n";

    [Test]
    public void AnotherRequestOnTheSameConnectionIsNoFrame()
    {
        var conversation = WireTap.Read(new(Role.Client,
        [
            new Entry.Received(TimeSpan.FromMilliseconds(1), System.Text.Encoding.ASCII.GetBytes(Asks)),
            new Entry.Sent(TimeSpan.FromMilliseconds(2), System.Text.Encoding.ASCII.GetBytes(Refuses)),
            new Entry.Received(TimeSpan.FromMilliseconds(3), System.Text.Encoding.ASCII.GetBytes(Asks)),
        ]));
        var facts = Captured.Audit(Captured.Segments(conversation), Role.Client);
        Assert.That(facts.Results.Where(r => r.Judgement.Verdict is not (Verdict.Pass or Verdict.Skipped)).Select(r => r.Id), Is.Empty);
        Assert.That(facts.Results.Single(r => r.Id == "reaction/no-frames-after-refusal").Judgement.Verdict, Is.EqualTo(Verdict.Pass));
    }
}
