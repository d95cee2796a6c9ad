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
/// RFC 7692 section 7.2.2, Decompression: what a receiver remembers. https://www.rfc-editor.org/rfc/rfc7692#section-7.2.2
/// </summary>
public static class S07_2_2_Context
{
    private const int LargestWindow = 1 << DeflateAgreement.MostWindowBits;

    /// <summary>Hello by reference to an earlier one; the payload of section 7.2.3.2.</summary>
    private static readonly RawFrame HelloAgain = Compressed(Opcode.Text, Convert.FromHexString("f200110000"));

    public static IEnumerable<ConformanceCase> Cases =>
    [
        TakesOver("directly", []),
        TakesOver("across-plain-text", [Text("plain plain plain")]),
        TakesOver("across-plain-binary", [Binary(Noise(200))]),
        TakesOver("across-empty-messages", [Text(""), Binary()]),
        AcrossControlFrames,
        AcrossCompressed("in-fragments", InFragments(CompressedHello, 2, 4), HelloAgain),
        AcrossCompressed("into-fragments", [CompressedHello], HelloAgain),
        UntakenHint,
        TakenHint,
        WindowInOneMessage,
        WindowAcrossMessages(DeflateAgreement.MostWindowBits, "", []),
        IgnoredWindowHint,
        .. from bits in Enumerable.Range(8, 8) select WindowAcrossMessages(
            bits, $"; client_max_window_bits={bits}", [$"{DeflateAgreement.ClientMaxWindowBits}={bits}"]),
        OverTheAgreedWindow,
        ManyMessages,
    ];

    private static ConformanceCase AcrossControlFrames
    {
        get
        {
            var ping = Ping("between");
            return Agreed(
                "context-is-taken-over/across-ping",
                "A compressed message may refer to the one before, whatever came between",
                [Rfc7692.ServerKeepsInflateWindow],
                [Sends(CompressedHello), AwaitEcho(Hello), Sends(ping), AwaitPong(ping), Sends(HelloAgain), AwaitEcho(Hello)],
                [new("both messages are answered", EchoOf(Hello), PongOf(ping), EchoOf(Hello), Rest)]) with
            { Testee = Roles.Server };
        }
    }

    /// <summary>The hint binds nobody as long as the response does not take it up (ruling 19).</summary>
    private static ConformanceCase UntakenHint => Agreed(
        "hint-of-no-takeover-binds-nobody",
        "A client that has only hinted at client_no_context_takeover may refer to earlier messages",
        [Rfc7692.ServerKeepsInflateWindowDespiteHint, Rfc7692.ServerKeepsInflateWindow, Rfc7692.ServerCopesWithClientTakeover],
        [Sends(CompressedHello), AwaitEcho(Hello), Sends(HelloAgain), AwaitEcho(Hello)],
        [new("both messages are answered", EchoOf(Hello), EchoOf(Hello), Rest)],
        Agree("; client_no_context_takeover") with { AgreedWithout = [DeflateAgreement.ClientNoContextTakeover] }) with
    {
        Testee =
            Roles.Server
    };

    /// <summary>
    /// Here it is the harness that breaks the agreement, and the testee may inflate with the old window or with an empty one.
    /// </summary>
    private static ConformanceCase TakenHint => Agreed(
        "reference-to-dropped-context-fails-or-not",
        "With client_no_context_takeover agreed on, a server may forget the messages before",
        [Rfc7692.UndecodableDataFails, Rfc7692.ServerMayInflateWithEmptyWindow],
        [Sends(CompressedHello), AwaitEcho(Hello), Sends(HelloAgain), AwaitFailure],
        [
            new("the reference is followed", EchoOf(Hello), EchoOf(Hello), Rest) { Uses = Rfc7692.ServerMayInflateWithEmptyWindow },
            .. Outcomes.FailsConnection(Rfc7692.UndecodableDataFails, [EchoOf(Hello)], [1007, 1002, 1003, 1011]),
        ],
        Agree("; client_no_context_takeover") with { AgreedWith = [DeflateAgreement.ClientNoContextTakeover] }) with
    {
        Testee =
            Roles.Server,
        Needs = Needs.Deflate | Needs.Echo
    };

    private static ConformanceCase WindowInOneMessage
    {
        get
        {
            var octets = Noise(LargestWindow);
            var message = Binary([.. octets, .. octets[..258]]);
            return Agreed(
                "distance-of-the-largest-window",
                "Unless a smaller window is agreed on, a back-reference of 32,768 octets is followed",
                [Rfc7692.ReceiverWindowNotSmaller],
                [Sends(CompressedBinary(new StoredBlock(octets), new FixedBlock([Symbol.Match(258, LargestWindow)]))), AwaitEcho(message)],
                Outcomes.Echoes(EchoOf(message)));
        }
    }

    private static ConformanceCase IgnoredWindowHint
    {
        get
        {
            var octets = Noise(LargestWindow);
            var message = Binary([.. octets, .. octets[..258]]);
            return Agreed(
                "hint-of-a-window-binds-nobody",
                "A client that has only hinted at a window may use the largest one",
                [Rfc7692.HintAloneDoesNotBind, Rfc7692.ServerHandlesFullClientWindow, Rfc7692.ServerInflateWindowSize],
                [Sends(CompressedBinary(new StoredBlock(octets), new FixedBlock([Symbol.Match(258, LargestWindow)]))), AwaitEcho(message)],
                Outcomes.Echoes(EchoOf(message)),
                Agree("; client_max_window_bits=9") with { AgreedWithout = [DeflateAgreement.ClientMaxWindowBits] }) with
            {
                Testee =
                    Roles.Server
            };
        }
    }

    /// <summary>A window of 2^9 octets was agreed on, and the harness reaches farther: its fault.</summary>
    private static ConformanceCase OverTheAgreedWindow
    {
        get
        {
            var octets = Noise(1024);
            var message = Binary([.. octets, .. octets[..258]]);
            return Agreed(
                "distance-over-the-agreed-window-fails-or-not",
                "With client_max_window_bits agreed on, a server may inflate with a window of that size",
                [Rfc7692.UndecodableDataFails, Rfc7692.ServerMayShrinkInflateWindow],
                [Sends(CompressedBinary(new StoredBlock(octets), new FixedBlock([Symbol.Match(258, 1024)]))), AwaitFailure],
                [
                    new("the reference is followed", EchoOf(message), Rest) { Uses = Rfc7692.ServerMayShrinkInflateWindow },
                    .. RefusesData(Rfc7692.UndecodableDataFails),
                ],
                Agree("; client_max_window_bits=9") with { AgreedWith = [$"{DeflateAgreement.ClientMaxWindowBits}=9"] })
                with
            { Testee = Roles.Server, Needs = Needs.Deflate | Needs.Echo };
        }
    }

    private static ConformanceCase ManyMessages
    {
        get
        {
            var again = Enumerable.Range(0, 50).Select(_ => (Step[])[Sends(HelloAgain), AwaitEcho(Hello)]).SelectMany(steps => steps);
            return Agreed(
                "context-is-taken-over/fifty-times",
                "A compressed message may refer to the one before, whatever came between",
                [Rfc7692.ServerKeepsInflateWindow],
                [Sends(CompressedHello), AwaitEcho(Hello), .. again],
                [new("all messages are answered", [.. Enumerable.Repeat(EchoOf(Hello), 51), Rest])]) with
            { Testee = Roles.Server };
        }
    }

    private static ConformanceCase TakesOver(string name, ImmutableArray<RawFrame> between) => Answered(
        $"context-is-taken-over/{name}",
        "A compressed message may refer to the one before, whatever came between",
        between.IsEmpty
            ? [Rfc7692.ServerKeepsInflateWindow, Rfc7692.ServerCopesWithClientTakeover]
            : [Rfc7692.UncompressedLeavesWindow, Rfc7692.ServerKeepsInflateWindow],
        [([CompressedHello], Hello), .. between.Select(m => (ImmutableArray.Create(m), m)), ([HelloAgain], Hello)]) with
    {
        Testee =
            Roles.Server
    };

    private static ConformanceCase AcrossCompressed(string name, ImmutableArray<RawFrame> first, RawFrame second) => Answered(
        $"context-is-taken-over/{name}",
        "A compressed message may refer to the one before, whatever came between",
        [Rfc7692.ServerKeepsInflateWindow, Rfc7692.JoinedPayloadInflated],
        (first, Hello),
        (InFragments(second, 1, 3), Hello)) with
    { Testee = Roles.Server };

    private static ConformanceCase WindowAcrossMessages(int bits, string offer, ImmutableArray<string> agreed)
    {
        var window = 1 << bits;
        var first = Binary(Noise(window));
        var second = Binary([.. first.Payload.Span[..Math.Min(258, window)]]);
        return Agreed(
            agreed.IsEmpty ? "largest-window-across-messages" : $"agreed-client-window-is-remembered/{bits}",
            "A server remembers as many octets of earlier messages as the agreed window holds",
            [Rfc7692.ServerInflateWindowSize, Rfc7692.ServerHandlesFullClientWindow],
            [
                Sends(Stored(first)),
                AwaitEcho(first),
                Sends(CompressedBinary(new FixedBlock([Symbol.Match(second.Payload.Length, window)]))),
                AwaitEcho(second),
            ],
            Outcomes.Echoes(EchoOf(first), EchoOf(second)),
            Agree(offer) with { AgreedWith = agreed }) with
        { Testee = Roles.Server };
    }
}
