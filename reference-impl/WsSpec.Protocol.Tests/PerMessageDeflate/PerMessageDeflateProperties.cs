using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Suite.Wire;

namespace WsSpec.Protocol.Tests.PerMessageDeflate;

public sealed class PerMessageDeflateProperties
{
    private static readonly byte[] Hello = Convert.FromHexString("f248cdc9c90700");
    private static readonly byte[] HelloAgain = Convert.FromHexString("f200110000");

    [Property(MaxTest = 200)]
    public Property WhatOneRoleDeflatesTheOtherInflates() => Prop.ForAll(
        DeflateMessages.Agreements.ToArbitrary(),
        WireArbitraries.Role.ToArbitrary(),
        DeflateMessages.SeveralInPieces.ToArbitrary(),
        (agreed, role, messages) =>
        {
            var sender = new PerMessageDeflateExtension(role, agreed, DeflateOptions.Default);
            var receiver = new PerMessageDeflateExtension(role.Peer(), agreed, DeflateOptions.Default);
            return messages.All(message =>
            {
                var payload = WireArbitraries.Cut(ExtensionRun.Encode(sender, [message.Octets]), message.Cuts);
                return ExtensionRun.Decode(receiver, payload)?.AsSpan().SequenceEqual(message.Octets) == true;
            });
        });

    [Property(MaxTest = 200)]
    public Property WhatThePlatformDeflatesIsInflatedInAnyCutting() => Prop.ForAll(
        DeflateMessages.Several.ToArbitrary(),
        WireArbitraries.Cuts.ToArbitrary(),
        Gen.Choose(1, 300).ToArbitrary(),
        (messages, cuts, room) =>
        {
            var receiver = new PerMessageDeflateExtension(Role.Server, new(), DeflateOptions.Default);
            return Zlib.Deflate(messages).Zip(messages).All(pair =>
                ExtensionRun.Decode(receiver, WireArbitraries.Cut(pair.First, cuts), room)?.AsSpan().SequenceEqual(pair.Second) == true);
        });

    [Test]
    public void CompressedAndPlainMessagesMix() => Assert.That(
        Events(new(), Compressed(Hello), new(Opcode.Text, "Hello"u8.ToArray()), new(Opcode.Ping, "p"u8.ToArray()), Compressed(HelloAgain)),
        Is.EqualTo(new[] { "Text 48656C6C6F", "Text 48656C6C6F", "Ping 70", "Text 48656C6C6F", "Ended abnormally 1006 " }));

    [Test]
    public void WithoutContextTakeoverAReferenceToTheMessageBeforeIsRefused() => Assert.That(
        Events(new() { ClientNoContextTakeover = true }, Compressed(Hello), Compressed(HelloAgain)),
        Is.EqualTo(new[] { "Text 48656C6C6F", "Failed UndecodableExtensionData", "Ended abnormally 1006 " }));

    private static RawFrame Compressed(byte[] payload) => new(Opcode.Text, payload) { Rsv = 4 };

    private static IReadOnlyList<string> Events(DeflateParameters agreed, params RawFrame[] frames) => ConnectionRun.Of(
        Role.Server,
        WireArbitraries.Encode(frames, Role.Client),
        new ConnectionOptions { Extension = new PerMessageDeflateExtension(Role.Server, agreed, DeflateOptions.Default) }).Events;
}
