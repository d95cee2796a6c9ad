using SharpFuzz.Common;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Tests;

/// <summary>Bugs of every kind behind a few octets: proves that the engine finds them and lives on.</summary>
public sealed class PlantedTarget : IFuzzTarget
{
    public const string TargetName = "planted";

    private static ReadOnlySpan<byte> Magic => "bug"u8;

    public string Name => TargetName;

    public string Property => "Nothing; its bugs are there to be found.";

    public InputShape Shape => InputShape.Octets;

    public void Run(ReadOnlySpan<byte> input)
    {
        var octets = new FuzzInput(input).Octets;
        var edge = 0;
        while (edge < Magic.Length && edge < octets.Length && octets[edge] == Magic[edge])
        {
            Pass(++edge);
        }

        if (edge == Magic.Length && octets.Length > edge)
        {
            Break(octets[edge]);
        }
    }

    /// <summary>Counts an edge as instrumented code does; this program itself is not instrumented.</summary>
    private static unsafe void Pass(int edge)
    {
        if (Trace.SharedMem is not null)
        {
            Trace.SharedMem[edge]++;
        }
    }

    private static void Break(byte kind)
    {
        switch (kind)
        {
            case (byte)'e':
                throw new PropertyBrokenException("a planted bug is found");
            case (byte)'s':
                Overflow(1);
                break;
            case (byte)'h':
                while (Environment.TickCount64 != 0)
                {
                    // Hangs.
                }

                break;
            default:
                break;
        }
    }

    private static int Overflow(int depth) => depth + Overflow(depth + 1) + Overflow(depth + 2);
}
