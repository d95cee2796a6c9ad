using System.Collections.Immutable;
using WsSpec.Suite.Bulk;

namespace WsSpec.Suite.Wire;

/// <summary>
/// Keeps entries in little memory: a piece of many octets is packed by itself, and small ones together, for who floods in small pieces
/// sends as much as anybody.
/// </summary>
public static class EntryPacking
{
    /// <summary>So many octets of small pieces are packed as one, and are made as one when somebody looks at one of them.</summary>
    private const int BlockLength = 256 * 1024;

    /// <summary>The same entries.</summary>
    public static ImmutableArray<Entry> Packed(this IEnumerable<Entry> entries)
    {
        var packed = ImmutableArray.CreateBuilder<Entry>();
        var (received, sent) = (new Block(packed), new Block(packed));
        foreach (var entry in entries)
        {
            packed.Add(entry.Packed());
            if (entry is Entry.Piece { Octets.Length: < PackedOctets.WorthPacking } piece)
            {
                (piece.FromTestee ? received : sent).AddLast(piece.Octets.Length);
            }
        }

        received.Pack();
        sent.Pack();
        return packed.DrainToImmutable();
    }

    /// <summary>Pieces of one side that follow one another.</summary>
    private sealed class Block(ImmutableArray<Entry>.Builder entries)
    {
        private readonly List<int> _places = [];
        private int _length;

        /// <summary>The last entry so far belongs to it.</summary>
        public void AddLast(int length)
        {
            _places.Add(entries.Count - 1);
            _length += length;
            if (_length >= BlockLength)
            {
                Pack();
            }
        }

        public void Pack()
        {
            var pieces = _places.ConvertAll(place => (Entry.Piece)entries[place]);
            if (_length >= PackedOctets.WorthPacking
                && PackedOctets.Of(new JoinedOctets(pieces.ConvertAll(piece => piece.Octets)).Memory) is { } block)
            {
                var at = 0;
                foreach (var (place, piece) in _places.Zip(pieces))
                {
                    entries[place] = piece with { Octets = block.Memory.Slice(at, piece.Octets.Length) };
                    at += piece.Octets.Length;
                }
            }

            _places.Clear();
            _length = 0;
        }
    }
}
