using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Wire;

/// <summary>Entries of a transcript.</summary>
internal static class EntryArbitraries
{
    /// <summary>Every kind of entry; the octets become whatever that kind has.</summary>
    public static Gen<Func<TimeSpan, ReadOnlyMemory<byte>, Entry>> Entries { get; } = Gen.Elements<Func<TimeSpan, ReadOnlyMemory<byte>,
        Entry>>(
        (at, octets) => new Entry.Sent(at, octets),
        (at, octets) => new Entry.Received(at, octets),
        (at, _) => new Entry.SentEof(at),
        (at, _) => new Entry.SentReset(at),
        (at, _) => new Entry.ReceivedEof(at),
        (at, _) => new Entry.ReceivedReset(at),
        (at, octets) => new Entry.Silence(at, Encoding.Latin1.GetString(octets.Span)),
        (at, _) => new Entry.Flood(at, 70_000, 12),
        (at, _) => new Entry.Abandoned(at),
        (at, octets) => new Entry.Exchanged(at, new() { Sent = octets.Length, Fault = Encoding.Latin1.GetString(octets.Span) }));
}
