using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>Family 4: reserved opcodes fail the connection.</summary>
internal static class F04_Opcodes
{
    private const string Payload = "reserved opcode payload";
    private static readonly RawFrame Message = Text("Hello, world!");

    public static IEnumerable<AutobahnCase> Cases => [.. Group("4.1", 3), .. Group("4.2", 11)];

    private static IEnumerable<AutobahnCase> Group(string id, int first) =>
    [
        Failing.AtOnce($"{id}.1", $"A frame with the reserved opcode {first} and no payload.", null, Reserved(first, "")),
        Failing.AtOnce($"{id}.2", $"A frame with the reserved opcode {first + 1} and a payload.", null, Reserved(first + 1, Payload)),
        Failing.AfterEcho($"{id}.3", $"A message, then a frame with the reserved opcode {first + 2} and no payload, then a Ping.", Message,
            Reserved(first + 2, ""), null),
        Failing.AfterEcho($"{id}.4", $"A message, then a frame with the reserved opcode {first + 3} and a payload, then a Ping.", Message,
            Reserved(first + 3, Payload), null),
        Failing.AfterEcho($"{id}.5",
            $"A message, then a frame with the reserved opcode {first + 4} and a payload, then a Ping; written octet by octet.", Message,
                Reserved(first + 4, Payload), Delivery.Octet),
    ];

    private static RawFrame Reserved(int opcode, string payload) => new((Opcode)opcode, AutobahnPhrases.Utf8(payload));
}
