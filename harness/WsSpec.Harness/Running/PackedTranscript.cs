using System.Collections.Immutable;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>A transcript whose long entries are packed.</summary>
internal sealed class PackedTranscript
{
    private const int EntryWeight = 128;

    private readonly Transcript _rest;
    private readonly ImmutableArray<(int Position, int Length, byte[] Octets)> _packed;

    public PackedTranscript(Transcript transcript)
    {
        _packed =
        [
            .. transcript.Entries.Index()
                .Where(e => e.Item is Entry.Piece { Octets.Length: >= PackedOctets.Shortest })
                .Select(e => (e.Index, Piece: (Entry.Piece)e.Item))
                .Select(e => (e.Index, e.Piece.Octets.Length, PackedOctets.Pack(e.Piece.Octets))),
        ];
        _rest = transcript with
        {
            Entries = [.. transcript.Entries.Select(e => e is Entry.Piece piece ? With(piece, Short(piece.Octets)) : e)],
        };
        Weight = _rest.Entries.Sum(e => EntryWeight + (e is Entry.Piece piece ? piece.Octets.Length : 0))
            + _packed.Sum(p => (long)p.Octets.Length);
    }

    /// <summary>The memory it takes, in octets.</summary>
    public long Weight { get; }

    public Transcript Unpack()
    {
        var entries = _rest.Entries.ToBuilder();
        foreach (var (position, length, octets) in _packed)
        {
            entries[position] = With((Entry.Piece)entries[position], PackedOctets.Unpack(octets, length));
        }

        return _rest with { Entries = entries.MoveToImmutable() };
    }

    /// <summary>A copy of its own, so that nothing larger stays for its sake.</summary>
    private static ReadOnlyMemory<byte> Short(ReadOnlyMemory<byte> octets) =>
        octets.Length < PackedOctets.Shortest ? octets.ToArray() : default(ReadOnlyMemory<byte>);

    private static Entry.Piece With(Entry.Piece piece, ReadOnlyMemory<byte> octets) => piece with { Octets = octets };
}
