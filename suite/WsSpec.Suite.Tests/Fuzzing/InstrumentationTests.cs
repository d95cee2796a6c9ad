using System.Buffers.Binary;
using NUnit.Framework;
using WsSpec.Fuzz.Engine;

namespace WsSpec.Suite.Tests.Fuzzing;

public sealed class InstrumentationTests
{
    private const byte LoadConstant = 0x20;
    private const int Copies = 6;

    /// <summary>Edges that share a number cannot be told apart, and a campaign would be blind.</summary>
    [Test]
    public void EdgesHaveNumbersOfTheirOwnAlsoInCopiesThatAreMadeAtTheSameTime()
    {
        var before = Constants(typeof(WsSpec.Protocol.FrameDecoder).Assembly.Location);
        var after = new int[Copies];
        Parallel.For(0, Copies, new() { MaxDegreeOfParallelism = Copies }, i =>
        {
            using var copy = new Instrumentation();
            after[i] = Constants(Path.Combine(copy.Folder, "WsSpec.Protocol.dll"));
        });
        Assert.That(after, Has.All.GreaterThan(before + 1000));
    }

    /// <summary>How many different numbers up to 65535 the code of an assembly may load.</summary>
    private static int Constants(string assembly)
    {
        var octets = File.ReadAllBytes(assembly);
        var numbers = new HashSet<uint>();
        for (var i = 0; i < octets.Length - sizeof(uint); i++)
        {
            if (octets[i] == LoadConstant && BinaryPrimitives.ReadUInt32LittleEndian(octets.AsSpan(i + 1)) is <= ushort.MaxValue and var number)
            {
                numbers.Add(number);
            }
        }

        return numbers.Count;
    }
}
