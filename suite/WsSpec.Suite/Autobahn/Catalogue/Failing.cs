using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Autobahn.AutobahnPhrases;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>The two kinds of cases in which the testee has to fail the connection.</summary>
internal static class Failing
{
    /// <summary>Nothing may be answered.</summary>
    public static AutobahnCase AtOnce(string id, string description, Delivery? delivery, params ImmutableArray<RawFrame> frames) => new()
    {
        Id = id,
        Description = description,
        Expectation = "The connection is failed at once, and nothing else is answered.",
        Script = [new Send(frames) { Delivery = delivery }, AwaitFailure, GiveUp],
        Grades = [new(Behavior.Ok)],
        Close = CloseExpectation.Failure,
    };

    /// <summary>A message before the wrong frame, a Ping behind it.</summary>
    public static AutobahnCase AfterEcho(string id, string description, RawFrame message, RawFrame wrong, Delivery? delivery) =>
        AtOnce(id, description, delivery, message, wrong, Ping()) with
        {
            Expectation = "The message comes back, then the connection is failed at once. Without the echo it is non-strict.",
            Grades = [new(Behavior.Ok, Echoed(message)), new(Behavior.NonStrict)],
        };
}
