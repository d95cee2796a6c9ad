using System.Collections.Immutable;
using System.Globalization;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Autobahn;

/// <summary>
/// Judges conversations as Autobahn does, also where that is stricter or laxer than the RFC. Pure, like the native oracle.
/// </summary>
public static class AutobahnOracle
{
    private const string Extension = "permessage-deflate";

    /// <param name="failByDrop">The option of that name: whether the harness gives a connection up without a Close frame.</param>
    public static AutobahnJudgement Judge(AutobahnCase @case, Conversation conversation, bool failByDrop = false)
    {
        var facts = ConnectionFacts.Of(conversation, failByDrop);
        if (!facts.Opened)
        {
            var handshake = $"The opening handshake was not accepted: {Narrative.Tell(conversation.Observations)}.";
            return new(Behavior.Failed, handshake, Behavior.Failed, handshake) { Facts = facts };
        }

        var received = Events(@case, conversation, facts.Violation);
        var (behavior, result) = @case.Exchange is null
            ? OfEvents(@case, received, conversation, facts)
            : OfExchange(@case.Exchange, conversation, facts);
        var (behaviorClose, resultClose) = OfClose(@case.Close, facts, conversation.Testee);
        if (@case.IsInformational)
        {
            (behavior, behaviorClose) = (Behavior.Informational, Behavior.Informational);
        }
        else if ((behaviorClose == Behavior.WrongCode && @case.Close.WrongCodeFails)
            || (facts.ClosedByHarness != @case.Close.ByHarness && @case.Close.WrongSideFails))
        {
            (behavior, result) = (Behavior.Failed, resultClose);
        }

        return new(behavior, result, behaviorClose, resultClose) { Received = received, Facts = facts };
    }

    /// <summary>The events of a conversation: pauses first, since the cases that have them want no other.</summary>
    private static ImmutableArray<AutobahnEvent> Events(AutobahnCase @case, Conversation conversation, PeerViolation? violation)
    {
        var sent = @case.Pauses.IsEmpty ? 0 : conversation.HarnessFrames.Where(f => !f.Opcode.IsControl()).Sum(f => f.Payload.Length);
        var pauses = @case.Pauses.Where(p => sent > p.AfterOctets).Select(p => new AutobahnEvent.Pause(p.Tag));
        var answers = conversation.Observations.TakeWhile(o => o is not CloseSeen).Select(o => o switch
        {
            MessageSeen message when violation is null || message.At < violation.At =>
                new AutobahnEvent.Message(message.Type, message.Payload),
            PongSeen pong => (AutobahnEvent)new AutobahnEvent.Pong(pong.ApplicationData),
            _ => null,
        });
        return [.. pauses, .. answers.OfType<AutobahnEvent>()];
    }

    private static (Behavior, string) OfEvents(
        AutobahnCase @case, ImmutableArray<AutobahnEvent> received, Conversation conversation, ConnectionFacts facts) =>
        @case.Grades.FirstOrDefault(g => g.Events.SequenceEqual(received)) is { } grade
            ? (grade.Behavior, grade.Behavior == Behavior.Ok
                ? "The events are the wanted ones."
                : "The events are not the wanted ones, but let pass.")
            : (Behavior.Failed,
                $"The events are not the wanted ones{Because(facts)}: {Narrative.Tell(conversation.Observations.RemoveAll(o => o is ResponseSeen or RequestSeen))}.");

    private static (Behavior, string) OfExchange(Cases.Exchange exchange, Conversation conversation, ConnectionFacts facts)
    {
        if (exchange.Deflated
            && !conversation.Response!.List("Sec-WebSocket-Extensions")
                .Any(e => e.StartsWith(Extension, StringComparison.OrdinalIgnoreCase)))
        {
            return (Behavior.Unimplemented, "permessage-deflate was not agreed.");
        }

        var messages = exchange.Messages;
        if (conversation.Observations.OfType<ExchangeSeen>().FirstOrDefault()?.Sums is not { } sums)
        {
            return (Behavior.Failed, "Nothing was exchanged.");
        }

        if (sums.Fault == ExchangeSums.TimedOut)
        {
            var seconds = exchange.Limit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            return (Behavior.Failed, exchange.Deflated || messages.Count > 1
                ? $"Received {sums.Echoed} of {messages.Count} messages within {seconds} seconds."
                : $"Did not receive message within {seconds} seconds.");
        }

        // The content of an echo counts only where the messages are compressed.
        var complete = sums.Echoed == messages.Count && sums.Fault.Length == 0 && !(exchange.Deflated && sums.Altered > 0);
        return (complete
            ? Behavior.Ok
            : Behavior.Failed, $"Of {messages.Count} messages of {messages.Length} octets: {sums}{Because(facts)}.");
    }

    /// <summary>In the order in which Autobahn looks.</summary>
    private static (Behavior, string) OfClose(CloseExpectation expected, ConnectionFacts facts, Role testee) =>
        facts.ClosedByHarness != expected.ByHarness
            ? (Behavior.Failed, expected.ByHarness
                ? "The testee ended the connection, not the harness."
                : $"The harness had to end the connection, not the testee{Because(facts)}.")
        : expected.RequireClean && !facts.WasClean
            ? (Behavior.Unclean, $"The closing handshake is not complete{Because(facts)}.")
        : facts.RemoteClose?.Code is { } code && !expected.Codes.Contains(code)
            ? (Behavior.WrongCode, $"The close code should have been {string.Join(", ", expected.Codes)} or empty")
        : testee == Role.Server && facts.DroppedByHarness
            ? (Behavior.FailedByClient, "The server left it to the client to end the transport.")
        : (Behavior.Ok, "The connection ended as it has to.");

    private static string Because(ConnectionFacts facts) =>
        facts.Violation is { } violation ? $" (the testee sent {violation.What})"
        : facts.CloseUnanswered ? " (no Close frame came in answer)"
        : facts is { DroppedByHarness: true, WasClean: false } ? " (the transport did not end in time)"
        : "";
}
