using WsSpec.Harness.Driving;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Running;

/// <summary>Plays one case on one connection, judges it, and says whether that is enough to go by.</summary>
internal sealed class CasePlayer(Testee testee, PlayOptions options) : IDisposable
{
    private readonly Punctuality _punctuality = new(options.Clock);

    /// <summary>Plays it while nobody else does.</summary>
    /// <param name="planned">The case and its variant; what else it says is replaced.</param>
    public Task<Attempt> PlayAsync(CaseResult planned, Timers timers, CancellationToken cancellation) =>
        PlayAsync(planned, options with { Timers = timers }, cancellation);

    /// <summary>Plays it beside others.</summary>
    /// <param name="planned">The case and its variant; what else it says is replaced.</param>
    /// <param name="slot">What it works in.</param>
    public Task<Attempt> PlayAsync(CaseResult planned, Pace pace, WorkSlot slot, CancellationToken cancellation) =>
        PlayAsync(planned, options with { Timers = pace.Timers, Learned = pace.Learned, Slot = slot }, cancellation);

    /// <summary>The same result where time says nothing.</summary>
    public CaseResult WithoutTime(CaseResult result) => result.Conversation is not { } conversation ? result : (result with
    {
        Conversation = conversation with { Transcript = conversation.Transcript with { TimeIsNoEvidence = true } },
    }).JudgedAgain(testee.Profile);

    public void Dispose() => _punctuality.Dispose();

    private async Task<Attempt> PlayAsync(CaseResult planned, PlayOptions play, CancellationToken cancellation)
    {
        var started = play.Clock.GetTimestamp();
        var result = await JudgeAsync(planned, play with { Delivery = planned.Axes.Delivery }, cancellation)
            with { Duration = play.Clock.GetElapsedTime(started) };
        var wasStarved = _punctuality.WasLateSince(started);
        return new(planned, wasStarved ? WithoutTime(result) : result, Doubts.In(result, wasStarved), wasStarved);
    }

    private async Task<CaseResult> JudgeAsync(CaseResult planned, PlayOptions play, CancellationToken cancellation)
    {
        try
        {
            await using var transport = await testee.Target.ConnectAsync(cancellation);
            var conversation = await Driver.PlayAsync(planned.Case.Scenario, transport, testee, play, cancellation);
            return planned with
            {
                Judgement = planned.Suite.Judge(planned.Case, conversation, testee.Profile),
                Conversation = conversation,
                Remarks = transport.Remarks,
            };
        }
        catch (TargetUnreachableException e)
        {
            return planned with { Judgement = new(Verdict.Error, e.Message), Conversation = null };
        }
    }
}
