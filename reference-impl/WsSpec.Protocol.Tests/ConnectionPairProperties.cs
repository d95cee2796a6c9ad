using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace WsSpec.Protocol.Tests;

public sealed class ConnectionPairProperties
{
    private static readonly Gen<(Role Sender, Opcode Opcode, byte[] Payload)> Sent =
        from sender in WireArbitraries.Role
        from opcode in Gen.Elements(Opcode.Text, Opcode.Binary, Opcode.Ping, Opcode.Pong)
        from payload in WireArbitraries.Utf8
        select (sender, opcode, opcode is Opcode.Ping or Opcode.Pong ? payload.Take(125).ToArray() : payload);

    [Property(MaxTest = 300)]
    public Property WhatOneEndSendsIsWhatTheOtherReports() => Prop.ForAll(Sent.ListOf().ToArbitrary(), sent =>
    {
        var pair = new ConnectionPair();
        foreach (var (sender, opcode, payload) in sent)
        {
            switch (opcode)
            {
                case Opcode.Text:
                    pair[sender].SendText(payload.AsSpan(0, payload.Length / 2), fin: false);
                    pair[sender].SendText(payload.AsSpan(payload.Length / 2));
                    break;
                case Opcode.Binary:
                    pair[sender].SendBinary(payload);
                    break;
                case Opcode.Ping:
                    pair[sender].SendPing(payload);
                    break;
                default:
                    pair[sender].SendPong(payload);
                    break;
            }

            pair.Exchange();
        }

        IEnumerable<string> From(Role sender) =>
            sent.Where(one => one.Sender == sender && one.Opcode != Opcode.Pong)
                .Select(one => $"{one.Opcode} {Convert.ToHexString(one.Payload)}");

        // Its own Pings are answered; a Pong that the other end sends of its own accord is not (section 5.5.3).
        IEnumerable<string> PongsAt(Role end) =>
            sent.Where(one => one.Opcode == (one.Sender == end ? Opcode.Ping : Opcode.Pong))
                .Select(one => $"Pong {Convert.ToHexString(one.Payload)}");
        return pair.ServerEvents.Where(IsNoPong).SequenceEqual(From(Role.Client))
            && pair.ClientEvents.Where(IsNoPong).SequenceEqual(From(Role.Server))
            && pair.ClientEvents.Where(e => !IsNoPong(e)).SequenceEqual(PongsAt(Role.Client))
            && pair.ServerEvents.Where(e => !IsNoPong(e)).SequenceEqual(PongsAt(Role.Server));
    });

    [TestCase(Role.Client)]
    [TestCase(Role.Server)]
    public void TheClosingHandshakeEndsCleanlyWhoeverStartsIt(Role starter)
    {
        var pair = new ConnectionPair();
        pair[starter].StartClosingHandshake(CloseCode.GoingAway, "bye");
        pair.Exchange();
        var serverCloses = pair.Server.ShouldCloseTransport && !pair.Client.ShouldCloseTransport;
        pair.EndTransport();
        Assert.Multiple(() =>
        {
            Assert.That(serverCloses, Is.True);
            Assert.That(pair.Client.State, Is.EqualTo(ConnectionState.ClosedCleanly));
            Assert.That(pair.Server.State, Is.EqualTo(ConnectionState.ClosedCleanly));
        });
    }

    [Test]
    public void ClosesThatCrossEndCleanlyToo()
    {
        var pair = new ConnectionPair();
        pair.Client.StartClosingHandshake(CloseCode.NormalClosure, "client");
        pair.Server.StartClosingHandshake(CloseCode.GoingAway, "server");
        pair.EndTransport();
        Assert.Multiple(() =>
        {
            Assert.That(pair.ClientEvents, Is.EqualTo(new[] { "Close 1001 server", "Ended cleanly 1001 server" }));
            Assert.That(pair.ServerEvents, Is.EqualTo(new[] { "Close 1000 client", "Ended cleanly 1000 client" }));
        });
    }

    private static bool IsNoPong(string described) => !described.StartsWith("Pong", StringComparison.Ordinal);
}
