using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Autobahn.AutobahnPhrases;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>Family 1: messages of all lengths come back.</summary>
internal static class F01_Framing
{
    private const int HeaderAllowance = 14;
    private const int OddWrite = 997;

    private static readonly (int Length, int WriteLength)[] Sizes =
        [(0, 0), (125, 0), (126, 0), (127, 0), (128, 0), (65535, 0), (65536, 0), (65536, OddWrite)];

    public static IEnumerable<AutobahnCase> Cases =>
    [
        .. Sizes.Select((size, i) => Echo($"1.1.{i + 1}", Opcode.Text, (byte)'*', size.Length, size.WriteLength)),
        .. Sizes.Select((size, i) => Echo($"1.2.{i + 1}", Opcode.Binary, 0xFE, size.Length, size.WriteLength)),
    ];

    private static AutobahnCase Echo(string id, Opcode type, byte octet, int length, int writeLength)
    {
        var message = new RawFrame(type, Filled(octet, length));
        ImmutableArray<Index> cuts = writeLength == 0 ? [] : Every(writeLength, length + HeaderAllowance);
        return new()
        {
            Id = id,
            Description =
                $"A {type} message of {length} octets in one frame{(writeLength == 0 ? "" : $", written {writeLength} octets at a time")}.",
            Expectation = "The message comes back unchanged; then a clean close with 1000.",
            Script = [new Send(message) { Cuts = cuts }, AwaitEcho(message), CloseNormally],
            Grades = [new(Behavior.Ok, Echoed(message))],
            Close = CloseExpectation.Clean,
        };
    }
}
