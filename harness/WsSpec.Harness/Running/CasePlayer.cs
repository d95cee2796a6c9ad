using Microsoft.Extensions.Logging;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Logs;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>Plays one case on one connection, judges it, and says whether that is enough to go by.</summary>
internal sealed class CasePlayer(Testee testee, PlayOptions options) : IDisposable
{
    private readonly Punctuality _punctuality = new(options.Clock);
    private readonly ILogger _connectLog = testee.Logs.CreateLogger(LogCategories.Connect);
    private readonly ILogger _runLog = testee.Logs.CreateLogger(LogCategories.Run);
    private readonly ILogger _paceLog = testee.Logs.CreateLogger(LogCategories.Pace);

    /// <param name="planned">The case and its variant; what else it says is replaced.</param>
    /// <param name="slot">What it works in; null when it is alone.</param>
    public async Task<(CaseResult Result, Doubt Doubt, bool WasStarved)> PlayAsync(
        CaseResult planned, Timers timers, WorkSlot? slot, CancellationToken cancellation)
    {
        _runLog.Begins(planned.Name);
        var started = options.Clock.GetTimestamp();
        var result = await PlayAsync(
            planned, options with { Delivery = planned.Axes.Delivery, Timers = timers, Slot = slot }, cancellation);
        var wasStarved = _punctuality.WasLateSince(started);
        var played = result with { Duration = options.Clock.GetElapsedTime(started) };
        var doubt = Doubts.In(result, wasStarved);
        Log(played, doubt, wasStarved);
        return (played, doubt, wasStarved);
    }

    public void Dispose() => _punctuality.Dispose();

    private async Task<CaseResult> PlayAsync(CaseResult planned, PlayOptions play, CancellationToken cancellation)
    {
        try
        {
            var started = options.Clock.GetTimestamp();
            await using var transport = await testee.Target.ConnectAsync(cancellation);
            Log(transport, options.Clock.GetElapsedTime(started));
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
            _connectLog.NotConnected(testee.Target.Name, e.Message);
            return planned with { Judgement = new(Verdict.Error, e.Message), Conversation = null };
        }
    }

    private void Log(ITransport transport, TimeSpan elapsed)
    {
        _connectLog.Connected(testee.Target.Name, elapsed.TotalMilliseconds);
        if (transport.Security is var (protocol, cipherSuite))
        {
            _connectLog.Secured(testee.Target.Name, protocol, cipherSuite);
        }
    }

    private void Log(CaseResult result, Doubt doubt, bool wasStarved)
    {
        if (!_runLog.IsEnabled(LogLevel.Error) && !_paceLog.IsEnabled(LogLevel.Warning))
        {
            return;
        }

        foreach (var silence in result.Conversation?.Observations.OfType<Silence>() ?? [])
        {
            _runLog.DeadlinePassed(result.Name, silence.Awaited);
        }

        if (wasStarved)
        {
            _paceLog.WasStarved(result.Name);
        }

        if (doubt != Doubt.None)
        {
            _runLog.IsDoubtful(result.Name, doubt.ToString());
        }

        _runLog.Ends(result.Name, result.Judgement.Verdict.ToString(), result.Duration.TotalMilliseconds);
    }
}
