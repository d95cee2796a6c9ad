using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Mistakes in ending a connection that only a client can make (sections 7.1.1, 7.1.7 and 7.3).</summary>
internal static class ClientClosingFaults
{
    private const string LeavesTransport = "closing/client-leaves-transport-to-server/1000";
    private const string Stays = "closing/client-stays-on-idle-connection/1-second";

    public static IEnumerable<Fault> All => Only(Roles.Client,
    [
        Wrong("client-ends-transport-first", "The transport is ended right behind the answer to a Close.",
            new() { EndsBehind = IsClose }) with { CaughtBy = LeavesTransport },
        Wrong("client-resets-transport-first", "The transport is reset right behind the answer to a Close.",
            new() { EndsBehind = IsClose, Ends = () => TransportEnding.Reset }) with { CaughtBy = LeavesTransport },
        Wrong("client-ends-transport-behind-first-pong", "The transport is ended without a Close once a Ping was answered.",
            new() { EndsBehind = f => f.Opcode == Opcode.Pong }) with { CaughtBy = Stays },
        Wrong("client-leaves-idle-connection", "A connection on which nothing comes for half a second is given up.",
            new() { GivesUpAfter = TimeSpan.FromMilliseconds(500) }) with { CaughtBy = Stays },
        Wrong("client-does-not-wait-for-reply", "A reply that does not come in half a second is given up.",
            new() { GivesUpAfter = TimeSpan.FromMilliseconds(500) })
            with { CaughtBy = "server-handshake/nothing-is-sent-before-reply/1-second" },
        new("client-keeps-transport-of-refused-reply", "The transport stays open after the reply was refused.", () =>
        {
            var isOpen = false;
            return new()
            {
                Sends = f =>
                {
                    isOpen = true;
                    return [f];
                },
                Ends = () => isOpen ? TransportEnding.Orderly : TransportEnding.Never,
            };
        }) { CaughtBy = "server-handshake/refused/accept-missing" },
    ]);

    private static bool IsClose(RawFrame frame) => frame.Opcode == Opcode.Close;
}
