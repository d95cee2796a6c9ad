using System.Buffers.Binary;
using System.Reflection;
using NUnit.Framework;
using WsSpec.Fuzzing.Processes;

namespace WsSpec.Fuzzing.Tests;

public sealed class InstrumentationTests
{
    private const byte LoadConstant = 0x20;
    private const int Copies = 3;

    /// <summary>Any assembly in this folder will do.</summary>
    private static Assembly UnderTest => typeof(System.CommandLine.Command).Assembly;

    /// <summary>Edges that share a number cannot be told apart, and a campaign would be blind.</summary>
    [Test]
    public void EdgesHaveNumbersOfTheirOwnAlsoInCopiesThatAreMadeAtTheSameTime()
    {
        var before = Constants(UnderTest.Location);
        var after = new int[Copies];
        Parallel.For(0, Copies, new() { MaxDegreeOfParallelism = Copies }, i =>
        {
            using var copy = new InstrumentedCopy([UnderTest]);
            after[i] = Constants(copy.PathOf(Path.GetFileName(UnderTest.Location)));
        });
        Assert.That(after, Has.All.GreaterThan(before + 500));
    }

    /// <summary>How many different numbers up to 65535 the code of an assembly may load.</summary>
    private static int Constants(string assembly)
    {
        var octets = File.ReadAllBytes(assembly);
        var numbers = new HashSet<uint>();
        for (var i = 0; i < octets.Length - sizeof(uint); i++)
        {
            if (octets[i] == LoadConstant
                && BinaryPrimitives.ReadUInt32LittleEndian(octets.AsSpan(i + 1)) is <= ushort.MaxValue and var number)
            {
                numbers.Add(number);
            }
        }

        return numbers.Count;
    }
}
