using WsSpec.Harness.Driving;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Running;

/// <summary>Proof of life: a fresh connection is accepted and a Ping on it answered.</summary>
internal static class Liveness
{
    private static readonly RawFrame Question = Ping("alive");

    private static readonly Scenario Proof = new("liveness/fresh-connection-answers-ping", Sends(Question), AwaitPong(Question));

    private static readonly Expectation Alive = new(Rfc6455.PingIsAnswered, new Outcome("alive", PongOf(Question), Rest));

    /// <summary>True after a connection that ended abruptly, whoever ended it, or fell silent: it may have taken the testee with it.</summary>
    public static bool IsInDoubt(Conversation conversation) =>
        conversation.Transcript.Entries.Any(e => e is Entry.ReceivedReset or Entry.SentReset or Entry.Silence);

    /// <returns>Null when the testee lives; otherwise what is wrong, in one line.</returns>
    public static async Task<string?> CheckAsync(Testee testee, PlayOptions options, CancellationToken cancellation)
    {
        try
        {
            await using var transport = await testee.Target.ConnectAsync(cancellation);
            var conversation = await Driver.PlayAsync(Proof, transport, testee, options with { Delivery = Delivery.Whole }, cancellation);
            var judgement = Oracle.Judge(Proof, Alive, conversation, testee.Profile);
            return judgement.Verdict == Verdict.Pass ? null : judgement.Summary;
        }
        catch (TargetUnreachableException e)
        {
            return e.Message;
        }
    }
}
