using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Catalogue.DeflatePhrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 7692 section 7.2.1, Compression: how the testee makes its messages. What each of them is like is a standing rule; these cases give
/// it reason to break one. https://www.rfc-editor.org/rfc/rfc7692#section-7.2.1
/// </summary>
public static class S07_2_1_Sending
{
    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from bits in Enumerable.Range(8, 8) select ServerWindow(bits),
        .. from bits in Enumerable.Range(8, 8) select ClientWindow(bits),
        ServerContext,
        ClientContext,
        ServerContextIsFree,
        LargeEchoes("text", Text(TextNoise(50_000))),
        LargeEchoes("binary", Binary([.. Noise(3_000), .. new byte[40_000], .. Noise(3_000)])),
        EmptyEcho("text", Text("")),
        EmptyEcho("binary", Binary()),
    ];

    private static ConformanceCase ServerWindow(int bits) =>
        Window(
            "server",
            bits,
            [
                Rfc7692.ServerDistancesWithinAgreed, Rfc7692.UnsupportedServerMaxWindowBitsDeclined, Rfc7692.UnsupportedOfferDeclined,
                Rfc7692.WindowAtMost32768,
            ]) with
        { Testee = Roles.Server };

    /// <summary>Whoever compresses with zlib knows no window of 8 bits.</summary>
    private static ConformanceCase ClientWindow(int bits)
    {
        var window = Window(
            "client",
            bits,
            [Rfc7692.ClientDistancesWithinAgreed, Rfc7692.OfferedClientMaxWindowBitsSupported]) with
        { Testee = Roles.Client };
        Outcome refusal = new("the client does not support such a window", new Maybe(AnyClose), Ended)
        {
            Uses = Rfc7692.UnacceptableResponseClosedWith1010,
        };
        return bits > DeflateAgreement.FewestWindowBits ? window : window with { Outcomes = window.Outcomes.Add(refusal) };
    }

    /// <summary>Half of the message stands a little more than the agreed window before the other half, which is the same.</summary>
    private static ConformanceCase Window(string sender, int bits, ImmutableArray<RequirementId> covers)
    {
        var window = 1 << bits;
        var half = TextNoise(Math.Min(window + 64, 40_000));
        var message = Text([.. half, .. half]);
        return Agreed(
            $"{sender}-stays-inside-its-window/{bits}",
            $"A {sender} that has agreed to a window refers back no farther than that",
            covers,
            [Sends(message), AwaitEcho(message)],
            [
                new("the echo stays inside the window", new ConfinedEcho(Opcode.Text, message.Payload) { Distance = window }, Rest),
                new("the echo reaches out of the window", EchoOf(message), Rest) { Breaks = covers[0] },
                new("the message is over the testee's limit", new CloseWith(1009), Rest) { Uses = Rfc6455.SizeLimitsProtect },
            ],
            Agree($"; {sender}_max_window_bits={bits}")) with
        { Needs = Needs.Deflate | Needs.Echo };
    }

    private static ConformanceCase ServerContext =>
        Context(
            "server",
            DeflateAgreement.ServerNoContextTakeover,
            [Rfc7692.ServerStartsWithEmptyWindow, Rfc7692.ServerNoContextTakeoverConfirmed]) with
        { Testee = Roles.Server };

    private static ConformanceCase ClientContext =>
        Context(
            "client",
            DeflateAgreement.ClientNoContextTakeover,
            [Rfc7692.ClientStartsWithEmptyWindow, Rfc7692.ClientNoContextTakeoverSupported]) with
        { Testee = Roles.Client };

    private static ConformanceCase Context(string sender, string parameter, ImmutableArray<RequirementId> covers)
    {
        var message = Text(TextNoise(500));
        var alone = new ConfinedEcho(Opcode.Text, message.Payload) { ContextReach = 0 };
        return Agreed(
            $"{sender}-drops-its-context",
            $"A {sender} that has agreed to {parameter} refers to no earlier message",
            covers,
            [Sends(message), AwaitEcho(message), Sends(message), AwaitEcho(message)],
            [
                new("each echo stands alone", alone, alone, Rest),
                new("the second echo refers to the first", EchoOf(message), EchoOf(message), Rest) { Breaks = covers[0] },
            ],
            Agree($"; {parameter}") with { AgreedWith = [parameter] }) with
        { Needs = Needs.Deflate | Needs.Echo };
    }

    private static ConformanceCase ServerContextIsFree
    {
        get
        {
            var message = Text(TextNoise(500));
            var alone = new ConfinedEcho(Opcode.Text, message.Payload) { ContextReach = 0 };
            return Agreed(
                "server-may-keep-its-context",
                "A server may refer to earlier messages unless server_no_context_takeover is agreed on",
                [Rfc7692.ResponseFullySupported, Rfc7692.ServerMayKeepWindow],
                [Sends(message), AwaitEcho(message), Sends(message), AwaitEcho(message)],
                [
                    new("each echo stands alone", alone, alone, Rest),
                    new("the second echo refers to the first", EchoOf(message), EchoOf(message), Rest)
                    {
                        Uses = Rfc7692.ServerMayKeepWindow,
                    },
                ],
                Agree() with { AgreedWithout = [DeflateAgreement.ServerNoContextTakeover] }) with
            {
                Testee = Roles.Server,
                Needs = Needs.Deflate | Needs.Echo
            };
        }
    }

    private static ConformanceCase LargeEchoes(string name, RawFrame message) => Agreed(
        $"large-messages-come-back/{name}",
        "What a testee makes of larger messages inflates to the same octets",
        [
            Rfc7692.PayloadIsRawDeflate, Rfc7692.CompressedMessageSent, Rfc7692.UncompressedMessageSent, Rfc7692.EmptyStoredBlockAppended,
            Rfc7692.TailKeptInNonFinalFragments,
        ],
        [Sends(message), AwaitEcho(message), Sends(Stored(message)), AwaitEcho(message)],
        Outcomes.Echoes(EchoOf(message), EchoOf(message))) with
    { Needs = Needs.Deflate | Needs.Echo };

    private static ConformanceCase EmptyEcho(string name, RawFrame message) => Agreed(
        $"empty-message-comes-back/{name}",
        "An empty message is answered with an empty one, and the next message is understood",
        [Rfc7692.ExampleEmptyMessage, Rfc7692.UncompressedMessageSent],
        [Sends(message), AwaitEcho(message), Sends(Compressed(message.Opcode, new byte[] { 0 })), AwaitEcho(message), Sends(
            CompressedHello), AwaitEcho(Hello)],
        [new("all three are answered", EchoOf(message), EchoOf(message), EchoOf(Hello), Rest)]);
}
