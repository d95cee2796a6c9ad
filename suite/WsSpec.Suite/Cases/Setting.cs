using System.Collections.Immutable;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Cases;

/// <summary>
/// Where on a connection a frame comes and how it is delivered. A rule holds in each of them, and who has forgotten it in one only shows it
/// there.
/// </summary>
/// <param name="Name">The parameter in ids.</param>
/// <param name="Words">The words in titles.</param>
public sealed record Setting(string Name, string Words)
{
    private static readonly RawFrame Hello = Text("Hello");

    private static readonly RawFrame Start = Unfinished(Text("Hel"));

    private static readonly RawFrame Question = Ping("before");

    /// <summary>Every setting in which a frame comes between messages or inside one.</summary>
    public static ImmutableArray<Setting> All { get; } =
    [
        new("second-message", "behind a message") { Before = [Sends(Hello), AwaitEcho(Hello)], Seen = [EchoOf(Hello)] },
        Later([Hello, Binary(Counting(200)), Text(""), Text("one more")]),
        new("same-write", "in one write with a message") { Together = [Hello], Seen = [new Maybe(EchoOf(Hello))] },
        new("behind-fragments", "behind a fragmented message")
        {
            Before = [Sends(Start, Continuation("lo")), AwaitEcho(Hello)],
            Seen = [EchoOf(Hello)],
        },
        new("behind-ping", "behind a Ping") { Before = [Sends(Question), AwaitPong(Question)], Seen = [PongOf(Question)] },
        new("behind-pong", "behind a Pong") { Before = [Sends(Pong("nobody asked"))] },
        new("inside-message", "inside a message") { IsInsideMessage = true, Before = [Sends(Start)] },
        new("third-fragment", "behind two fragments")
        {
            IsInsideMessage = true,
            Before = [Sends(Start), Sends(Unfinished(Continuation("l")))],
        },
        new("inside-message-behind-ping", "behind a Ping in a message")
        {
            IsInsideMessage = true,
            Before = [Sends(Start, Question), AwaitPong(Question)],
            Seen = [PongOf(Question)],
        },
        new("cut-behind-first-octet", "cut behind its first octet") { Cuts = [1] },
        new("cut-before-last-octet", "cut before its last octet") { Cuts = [^1] },
        new("octet-by-octet", "octet by octet") { Delivery = Cases.Delivery.Octet },
    ];

    /// <summary>What is sent and awaited before.</summary>
    public ImmutableArray<Step> Before { get; init; } = [];

    /// <summary>What is seen of that before the reaction to the frame.</summary>
    public ImmutableArray<Pattern> Seen { get; init; } = [];

    /// <summary>Frames in one write with it, before it.</summary>
    public ImmutableArray<RawFrame> Together { get; init; } = [];

    /// <summary>Whether a text message is unfinished.</summary>
    public bool IsInsideMessage { get; init; }

    /// <inheritdoc cref="Send.Cuts"/>
    public ImmutableArray<Index> Cuts { get; init; } = [];

    /// <inheritdoc cref="Send.Delivery"/>
    public Delivery? Delivery { get; init; }

    /// <summary>The case with these frames, and the outcomes that it has where nothing comes before them, in this setting.</summary>
    public ConformanceCase Place(ConformanceCase @case, params ImmutableArray<RawFrame> frames) => @case with
    {
        Script =
        [
            .. Before,
            new Send([.. Together, .. frames]) { Cuts = Cuts, Delivery = Together.IsEmpty ? Delivery : Cases.Delivery.Whole },
            AwaitFailure,
        ],
        Outcomes = [.. @case.Outcomes.Select(outcome => outcome with { Trace = [.. Seen, .. outcome.Trace] })],
    };

    private static Setting Later(ImmutableArray<RawFrame> messages) => new("fifth-message", "behind four messages")
    {
        Before = [.. messages.SelectMany(message => (Step[])[Sends(message), AwaitEcho(message)])],
        Seen = [.. messages.Select(EchoOf)],
    };
}
