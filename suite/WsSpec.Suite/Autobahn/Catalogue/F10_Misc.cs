using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Autobahn.AutobahnPhrases;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>Family 10: a message in fragments of an odd length.</summary>
internal static class F10_Misc
{
    private const int Length = 65536;
    private const int FragmentLength = 1300;

    public static IEnumerable<AutobahnCase> Cases
    {
        get
        {
            var message = new RawFrame(Opcode.Text, Filled((byte)'*', Length));
            yield return new()
            {
                Id = "10.1.1",
                Description = $"A text message of {Length} octets in fragments of {FragmentLength}.",
                Expectation = "The message comes back; then a clean close.",
                Script = [new Send(AutoFragments(message.Opcode, message.Payload, FragmentLength)), AwaitEcho(message), CloseNormally],
                Grades = [new(Behavior.Ok, Echoed(message))],
                Close = CloseExpectation.Clean,
            };
        }
    }
}
