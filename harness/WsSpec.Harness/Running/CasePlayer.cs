using WsSpec.Harness.Driving;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Running;

/// <summary>Plays one case on one connection, judges it, and says whether that is enough to go by.</summary>
internal sealed class CasePlayer(Testee testee, PlayOptions options) : IDisposable
{
    private readonly Punctuality _punctuality = new(options.Clock);

    /// <param name="planned">The case and its variant; what else it says is replaced.</param>
    /// <param name="slot">What it works in; null when it is alone.</param>
    public async Task<(CaseResult Result, Doubt Doubt, bool WasStarved)> PlayAsync(
        CaseResult planned, Timers timers, WorkSlot? slot, CancellationToken cancellation)
    {
        var started = options.Clock.GetTimestamp();
        var result = await PlayAsync(
            planned, options with { Delivery = planned.Axes.Delivery, Timers = timers, Slot = slot }, cancellation);
        var wasStarved = _punctuality.WasLateSince(started);
        return (result with { Duration = options.Clock.GetElapsedTime(started) }, Doubts.In(result, wasStarved), wasStarved);
    }

    public void Dispose() => _punctuality.Dispose();

    private async Task<CaseResult> PlayAsync(CaseResult planned, PlayOptions play, CancellationToken cancellation)
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
