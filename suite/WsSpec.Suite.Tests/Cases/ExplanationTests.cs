using FsCheck.NUnit;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Cases;

public sealed class ExplanationTests
{
    /// <summary>The second octet of a frame, whose highest bit is MASK (section 5.2).</summary>
    private const int MaskColumn = 7;

    [Test]
    public void TheHarnessSendsNoRequestToAClientAndNoResponseToAServer() => Assert.Multiple(() =>
    {
        Assert.That(Lines(Roles.Client).Where(line => line.StartsWith("send the request", StringComparison.Ordinal)), Is.Empty);
        Assert.That(Lines(Roles.Server).Where(line => line.EndsWith("send the response:", StringComparison.Ordinal)), Is.Empty);
    });

    [Property]
    public void FramesAreMaskedToServersAlone(byte[] payload)
    {
        var send = new Send(new RawFrame(Opcode.Binary, payload));
        Assert.That(
            new[] { Roles.Server, Roles.Client }.Select(testee => Explanation.Of(send, testee).Last()[MaskColumn] >= '8'), Is.EqualTo(
                (bool[])[true, false]));
    }

    [Test]
    public void ForBothRolesEachFrameIsNamedOnceAndShownAsEitherSideSendsIt() => Assert.That(
        Explanation.Of(new Send(Phrases.Text("A")), Roles.Both).Skip(1),
        Is.EqualTo((string[])["  Text FIN, \"A\"", "    81 81 37 fa 21 3d 76 to a server", "    81 01 41 to a client"]));

    [Test]
    public void AFrameThatIsTheSameOnBothSidesIsShownOnce() => Assert.That(
        Explanation.Of(new Send(Phrases.Text("A") with { Masked = false }), Roles.Both).Skip(2), Is.EqualTo((string[])["    81 01 41"]));

    [Test]
    public void WhatIsAwaitedIsTheSameOnBothSides() => Assert.That(
        Explanation.Of(Phrases.AwaitClose, Roles.Both), Is.EqualTo(Explanation.Of(Phrases.AwaitClose, Roles.Server)));

    private static IEnumerable<string> Lines(Roles testee) =>
        ConformanceCatalogue.All.Where(c => c.Testee == testee).SelectMany(c => c.Script).SelectMany(step => Explanation.Of(step, testee));
}
