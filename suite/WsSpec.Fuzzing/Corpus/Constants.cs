using System.Buffers.Binary;
using System.Text;
using dnlib.DotNet;
using dnlib.DotNet.Emit;

namespace WsSpec.Fuzzing.Corpus;

/// <summary>
/// What code compares its input with stands in it: strings, octets and numbers are a dictionary where nobody has written one.
/// </summary>
internal static class Constants
{
    private const int Longest = 32;
    private const int Most = 4096;

    /// <param name="assembly">The path of an assembly.</param>
    public static IEnumerable<byte[]> In(string assembly)
    {
        using var module = ModuleDefMD.Load(assembly);
        return [.. module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions).SelectMany(Of)
            .Where(token => token.Length is > 1 and <= Longest).DistinctBy(Convert.ToHexString).Take(Most)];
    }

    private static IEnumerable<byte[]> Of(Instruction instruction) => instruction.Operand switch
    {
        string text => [Encoding.UTF8.GetBytes(text)],
        FieldDef { HasFieldRVA: true, InitialValue: { } octets } => [octets, octets is [.. var text, 0] ? text : []],
        int number when number is > byte.MaxValue or < 0 => BothOrders(number),
        long number => BothOrders(number),
        _ => [],
    };

    private static byte[][] BothOrders(int number)
    {
        var octets = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(octets, number);
        return [octets, [.. octets.Reverse()]];
    }

    private static byte[][] BothOrders(long number)
    {
        var octets = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(octets, number);
        return [octets, [.. octets.Reverse()]];
    }
}
