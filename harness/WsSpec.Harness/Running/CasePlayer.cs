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

    /// <summary>How much of the time of attempts goes by on a connection; the rest is that of a program which is started for it.</summary>
    public TimeShare Talk { get; } = new();

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
        _runLog.Begins(planned.Name);
        using var _ = play.UnderWay?.Begin(planned.Name);
        var started = play.Clock.GetTimestamp();
        var judged = await JudgeAsync(planned, play with { Delivery = planned.Axes.Delivery }, cancellation);
        var result = judged with { Duration = play.Clock.GetElapsedTime(started) };
        var wasStarved = _punctuality.WasLateSince(started);
        var attempt = new Attempt(planned, wasStarved ? WithoutTime(result) : result, Doubts.In(result, wasStarved), wasStarved);
        Log(attempt);
        if (attempt.Result.Conversation is not { } kept)
        {
            return attempt;
        }

        options.Allowance.Keep(planned.Case.Scenario, kept.Weight);
        var packed = attempt with { Result = attempt.Result with { Conversation = kept.Packed(testee.Secrets.Hide) } };
        Heaviness.TidyUpAfter(planned.Case.Scenario, kept.Weight);
        return packed;
    }

    private async Task<CaseResult> JudgeAsync(CaseResult planned, PlayOptions play, CancellationToken cancellation)
    {
        try
        {
            var started = options.Clock.GetTimestamp();
            await using var transport = await testee.Target.ConnectAsync(cancellation);
            var connecting = options.Clock.GetElapsedTime(started);
            Log(transport, connecting);
            var conversation = await Driver.PlayAsync(planned.Case.Scenario, transport, testee, play, cancellation);
            var all = options.Clock.GetElapsedTime(started);
            Talk.Add(all - connecting, all);
            return planned with
            {
                Judgement = planned.Suite.Judge(planned.Case, conversation, testee.Profile),
                Conversation = conversation,
                Aside = Aside.Of(conversation, testee.Profile, testee.Role),
                Remarks = transport.Remarks,
            };
        }
        catch (TargetUnreachableException e)
        {
            _connectLog.NotConnected(testee.Target.Name, e.Message);
            return planned.Unplayed(e.Message);
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

    private void Log(Attempt attempt)
    {
        if (!_runLog.IsEnabled(LogLevel.Error) && !_paceLog.IsEnabled(LogLevel.Warning))
        {
            return;
        }

        var result = attempt.Result;
        foreach (var silence in result.Conversation?.Observations.OfType<Silence>() ?? [])
        {
            _runLog.DeadlinePassed(result.Name, silence.Awaited);
        }

        if (attempt.WasStarved)
        {
            _paceLog.WasStarved(result.Name);
        }

        if (attempt.Doubt != Doubt.None)
        {
            _runLog.IsDoubtful(result.Name, attempt.Doubt.ToString());
        }

        _runLog.Ends(result.Name, result.Judgement.Verdict.ToString(), result.Duration.TotalMilliseconds);
    }
}
