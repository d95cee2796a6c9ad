using System.Buffers.Binary;
using System.Numerics;

namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>Finds what was seen before, inside a window of exactly the agreed size: the last place where the next octets stood.</summary>
internal sealed class MatchFinder(int windowBits)
{
    public const int ShortestMatch = 4;
    public const int LongestMatch = 258;
    private const int HashBits = 13;
    private readonly int[] _lastSeen = new int[1 << HashBits];
    private byte[] _octets = [];
    private int _length;
    private int _floor = 1;
    private int _shift = 1;

    /// <summary>Octets that can be matched and sent, of which <see cref="Position"/> is the next.</summary>
    public ReadOnlySpan<byte> Octets => _octets.AsSpan(0, _length);

    public int Position { get; private set; }

    private int WindowLength => 1 << windowBits;

    /// <summary>Takes the next octets, keeping a window of earlier ones.</summary>
    public void Append(ReadOnlySpan<byte> octets)
    {
        var kept = Math.Min(Position, WindowLength);
        var moved = Position - kept;
        if (_shift > int.MaxValue / 2)
            Restart();
        if (_octets.Length < kept + octets.Length)
        {
            var larger = new byte[kept + octets.Length];
            _octets.AsSpan(moved, kept).CopyTo(larger);
            _octets = larger;
        }
        else
        {
            _octets.AsSpan(moved, kept).CopyTo(_octets);
        }

        octets.CopyTo(_octets.AsSpan(kept));
        (_shift, Position, _length) = (_shift + moved, kept, kept + octets.Length);
    }

    /// <summary>Lets no match reach back before this position.</summary>
    public void Forget() => _floor = _shift + Position;

    /// <summary>Goes one octet or one match on.</summary>
    /// <param name="distance">Back to the same octets; 0 if there are none.</param>
    /// <returns>How many octets it went.</returns>
    public int Advance(out int distance)
    {
        distance = 0;
        var rest = Octets[Position..];
        if (rest.Length < ShortestMatch)
        {
            Position++;
            return 1;
        }

        var here = _shift + Position;
        ref var last = ref _lastSeen[Hash(rest)];
        var seen = last;
        last = here;
        var length = seen >= Math.Max(_floor, here - WindowLength) && seen >= _shift ? MatchLength(Octets[(seen - _shift)..], rest) : 0;
        if (length < ShortestMatch)
            length = 1;
        else
            distance = here - seen;

        Position += length;
        return length;
    }

    private static int MatchLength(ReadOnlySpan<byte> earlier, ReadOnlySpan<byte> later) =>
        later[..Math.Min(later.Length, LongestMatch)].CommonPrefixLength(earlier);

    private static int Hash(ReadOnlySpan<byte> octets) =>
        (int)(BinaryPrimitives.ReadUInt32LittleEndian(octets) * 0x9E3779B1 >> (32 - HashBits));

    /// <summary>Before positions overflow, which takes a gigabyte, everything seen is forgotten.</summary>
    private void Restart()
    {
        Array.Clear(_lastSeen);
        (_shift, _floor) = (1, 1 + Position);
    }
}
