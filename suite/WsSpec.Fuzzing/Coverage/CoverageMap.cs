using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SharpFuzz.Common;

namespace WsSpec.Fuzzing.Coverage;

/// <summary>
/// The edges that instrumented code has passed: one counter an edge in 64 KiB that the code itself counts up. Of each edge it is remembered
/// in which of eight buckets its hit count has been.
/// </summary>
internal sealed unsafe class CoverageMap : IDisposable
{
    private const int Length = 64 * 1024;
    private readonly byte* _trace = (byte*)NativeMemory.AlignedAlloc(Length, (nuint)Vector512<byte>.Count);
    private readonly byte[] _seen = new byte[Length];

    /// <summary>From here on instrumented code may run, and until the end of the process it has to find its map.</summary>
    public CoverageMap()
    {
        NativeMemory.Clear(_trace, Length);
        Trace.SharedMem = _trace;
    }

    /// <summary>How many different edges have been passed so far.</summary>
    public int Edges { get; private set; }

    /// <summary>Takes what one run has left and makes room for the next.</summary>
    /// <returns>Whether an edge was new, or its hit count fell into a new bucket.</returns>
    public bool Harvest()
    {
        Trace.PrevLocation = 0;
        var news = false;
        for (var at = 0; at < Length; at += Vector512<byte>.Count)
        {
            var untouched = Vector512.Equals(Vector512.LoadAligned(_trace + at), Vector512<byte>.Zero).ExtractMostSignificantBits();
            if (untouched != ulong.MaxValue)
            {
                news |= Harvest(at, ~untouched);
                Vector512<byte>.Zero.StoreAligned(_trace + at);
            }
        }

        return news;
    }

    public void Dispose() => NativeMemory.AlignedFree(_trace);

    private bool Harvest(int start, ulong passed)
    {
        var news = false;
        for (; passed != 0; passed &= passed - 1)
        {
            var edge = start + BitOperations.TrailingZeroCount(passed);
            var bucket = Bucket(_trace[edge]);
            if ((bucket & ~_seen[edge]) != 0)
            {
                Edges += _seen[edge] == 0 ? 1 : 0;
                _seen[edge] |= bucket;
                news = true;
            }
        }

        return news;
    }

    private static byte Bucket(byte count) => count switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };
}
