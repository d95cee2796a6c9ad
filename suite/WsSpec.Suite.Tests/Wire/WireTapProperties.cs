using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WsSpec.Protocol;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Wire;

/// <summary>The tap takes whatever comes, however it is cut.</summary>
public sealed class WireTapProperties
{
    private static readonly Gen<byte[]> Heads = Gen.Elements(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 101 \r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
        "HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno",
        "GET / HTTP/1.1\nHost: x\n\n",
        "\r\n\r\n",
        "HTTP/1.1 101",
        "").Select(Encoding.Latin1.GetBytes);

    /// <summary>Something like a head, then something like frames.</summary>
    private static readonly Gen<byte[]> Side =
        from head in Heads
        from frames in WireArbitraries.Streams
        select (byte[])[.. head, .. frames.Octets];

    private static readonly Gen<(Role Testee, byte[] Harness, byte[] Testees, int[] Cuts)> Connections =
        from testee in WireArbitraries.Role
        from harness in Side
        from testees in Side
        from cuts in WireArbitraries.Cuts
        select (testee, harness, testees, cuts);

    [Property(MaxTest = 200)]
    public Property CuttingTheOctetsDifferentlyNeverChangesTheConversation() => Prop.ForAll(Connections.ToArbitrary(), connection =>
    {
        var (testee, harness, testees, cuts) = connection;
        var whole = Read(testee, [harness], [testees]);
        var cut = Read(testee, WireArbitraries.Cut(harness, cuts), WireArbitraries.Cut(testees, cuts));
        var octetwise = Read(testee, Octetwise(harness), Octetwise(testees));
        return whole.SequenceEqual(cut).Label("cut at random").And(whole.SequenceEqual(octetwise).Label("octet by octet"));
    });

    /// <summary>Reading entry by entry, as the driver does, has to be possible in any order of the two sides.</summary>
    [Property(MaxTest = 200)]
    public Property NoEntryMakesTheTapThrow() => Prop.ForAll(
        Connections.ToArbitrary(), EntryArbitraries.Entries.ArrayOf().ToArbitrary(), (connection, entries) =>
        {
            var tap = new WireTap(connection.Testee);
            var pieces = new Queue<ReadOnlyMemory<byte>>(
                WireArbitraries.Cut(connection.Harness, connection.Cuts).Concat(WireArbitraries.Cut(connection.Testees, connection.Cuts)));
            foreach (var entryOf in entries)
            {
                tap.Read(entryOf(TimeSpan.Zero, pieces.TryDequeue(out var piece) ? piece : default));
            }

            return tap.Conversation().Observations.Length == tap.Observations.Count;
        });

    /// <summary>What is taken in within an allowance is the beginning of all there is, and reads the same again from its record.</summary>
    [Property(MaxTest = 200)]
    public Property AnAllowanceOnlyEndsTheRecordEarly(PositiveInt room) => Prop.ForAll(Connections.ToArbitrary(), connection =>
    {
        var tap = new WireTap(connection.Testee, 10 * room.Get);
        ImmutableArray<Entry> all =
        [
            .. WireArbitraries.Cut(connection.Harness, connection.Cuts).Select(piece => new Entry.Sent(default, piece)),
            .. WireArbitraries.Cut(connection.Testees, connection.Cuts).Select(piece => new Entry.Received(default, piece)),
        ];
        foreach (var entry in all.TakeWhile(_ => !tap.IsFlooded))
        {
            tap.Read(entry);
        }

        var seen = tap.Observations.Select(TapText.Of).ToList();
        var whole = WireTap.Read(new(connection.Testee, all)).Observations.Select(TapText.Of);
        return seen.Where(text => text != nameof(FloodSeen)).SequenceEqual(whole.Take(seen.Count - (tap.IsFlooded ? 1 : 0)))
            && WireTap.Read(tap.Conversation().Transcript).Observations.Select(TapText.Of).SequenceEqual(seen);
    });

    private static string[] Read(Role testee, IEnumerable<ReadOnlyMemory<byte>> harness, IEnumerable<ReadOnlyMemory<byte>> testees)
    {
        ImmutableArray<Entry> sent = [.. harness.Select(piece => new Entry.Sent(TimeSpan.Zero, piece))];
        ImmutableArray<Entry> received = [.. testees.Select(piece => new Entry.Received(TimeSpan.Zero, piece))];
        return TapText.Of(WireTap.Read(new(testee, sent.AddRange(received))));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Octetwise(byte[] octets) =>
        WireArbitraries.Cut(octets, Enumerable.Range(1, octets.Length));
}
