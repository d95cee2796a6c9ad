using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Autobahn.AutobahnPhrases;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>Family 2: Pings are answered, unsolicited Pongs are not.</summary>
internal static class F02_Pings
{
    private static readonly RawFrame Unsolicited = Pong("unsolicited pong payload");
    private static readonly RawFrame Question = Ping("ping payload");

    public static IEnumerable<AutobahnCase> Cases =>
    [
        Answered("2.1", "A Ping without application data.", Ping()),
        Answered("2.2", "A Ping with text.", Ping("Hello, world!")),
        Answered("2.3", "A Ping whose octets are not UTF-8.", Ping([0x00, 0xFF, 0xFE, 0xFD, 0xFC, 0xFB, 0x00, 0xFF])),
        Answered("2.4", "A Ping of 125 octets, the most there may be.", Ping(Filled(0xFE, 125))),
        new()
        {
            Id = "2.5",
            Description = "A Ping of 126 octets, one too many.",
            Expectation = "The connection is failed at once.",
            Script = [Sends(Ping(Filled(0xFE, 126))), AwaitFailure, GiveUp],
            Grades = [new(Behavior.Ok)],
            Close = CloseExpectation.Failure,
        },
        Answered("2.6", "A Ping of 125 octets, written octet by octet.", Ping(Filled(0xFE, 125)), Delivery.Octet),
        Ignored("2.7", "An unsolicited Pong without application data.", Pong()),
        Ignored("2.8", "An unsolicited Pong with application data.", Unsolicited),
        new()
        {
            Id = "2.9",
            Description = "An unsolicited Pong, then a Ping with other application data.",
            Expectation = "Only the Ping is answered; then a clean close.",
            Script = [Sends(Unsolicited, Question), AwaitPong(Question), CloseNormally],
            Grades = [new(Behavior.Ok, Ponged(Question))],
            Close = CloseExpectation.Clean,
        },
        Burst("2.10", "Ten Pings back to back.", null),
        Burst("2.11", "Ten Pings back to back, written octet by octet.", Delivery.Octet),
    ];

    private static AutobahnCase Answered(string id, string description, RawFrame ping, Delivery? delivery = null) => new()
    {
        Id = id,
        Description = description,
        Expectation = "A Pong with the same application data; then a clean close.",
        Script = [new Send(ping) { Delivery = delivery }, AwaitPong(ping), CloseNormally],
        Grades = [new(Behavior.Ok, Ponged(ping))],
        Close = CloseExpectation.Clean,
    };

    private static AutobahnCase Ignored(string id, string description, RawFrame pong) => new()
    {
        Id = id,
        Description = description + " The harness closes right behind it.",
        Expectation = "Nothing comes of it; a clean close.",
        Script = [Sends(pong), CloseNormally],
        Grades = [new(Behavior.Ok)],
        Close = CloseExpectation.Clean,
    };

    private static AutobahnCase Burst(string id, string description, Delivery? delivery)
    {
        ImmutableArray<RawFrame> pings = [.. Enumerable.Range(0, 10).Select(i => Ping($"payload-{i}"))];
        return new()
        {
            Id = id,
            Description = description,
            Expectation = "Ten Pongs in the order of the Pings, which is more than section 5.5.3 demands; then a clean close.",
            Script = [new Send(pings) { Delivery = delivery }, .. pings.Select(AwaitPong), CloseNormally],
            Grades = [new(Behavior.Ok, [.. pings.Select(Ponged)])],
            Close = CloseExpectation.Clean,
        };
    }
}
