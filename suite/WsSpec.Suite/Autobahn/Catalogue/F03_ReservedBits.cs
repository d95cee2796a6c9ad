using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Autobahn.AutobahnPhrases;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>Family 3: reserved bits that no extension has given a meaning fail the connection.</summary>
internal static class F03_ReservedBits
{
    private static readonly RawFrame Message = Text("Hello, world!");

    public static IEnumerable<AutobahnCase> Cases =>
    [
        Alone("3.1", "A text frame with RSV3 set.", Message with { Rsv = 1 }),
        Failing.AfterEcho("3.2", "A message, then a text frame with RSV2 set, then a Ping.", Message, Message with { Rsv = 2 }, null),
        Failing.AfterEcho("3.3", "A message, then a text frame with RSV2 and RSV3 set, then a Ping; one write a frame.", Message,
            Message with { Rsv = 3 }, Delivery.FrameBorders),
        Failing.AfterEcho("3.4", "A message, then a text frame with RSV1 set, then a Ping; written octet by octet.", Message,
            Message with { Rsv = 4 }, Delivery.Octet),
        Alone("3.5", "A binary frame with RSV1 and RSV3 set.", Octets with { Rsv = 5 }),
        Alone("3.6", "A binary frame with RSV1 and RSV2 set.", Octets with { Rsv = 6 }),
        Alone("3.7", "A Close frame with all reserved bits set.", Close() with { Rsv = 7 }),
    ];

    private static RawFrame Octets => Binary(0x00, 0xFF, 0xFE, 0xFD, 0xFC, 0xFB, 0x00, 0xFF);

    private static AutobahnCase Alone(string id, string description, RawFrame frame) => Failing.AtOnce(id, description, null, frame);
}
