using WsSpec.Harness.Processes;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Running;

/// <summary>A testee that has been started, where that was asked for, and probed, and waits for its cases; disposing stops it.</summary>
public sealed class RunSession : IAsyncDisposable
{
    private readonly StartedTestee _started;
    private readonly RunConfiguration _configuration;

    private RunSession(StartedTestee started, Testee testee, RunConfiguration configuration) =>
        (_started, Testee, _configuration) = (started, testee, configuration);

    /// <summary>As the probe has found it.</summary>
    public Testee Testee { get; }

    /// <summary>Gets ready to play cases against the server at a ws or wss URL.</summary>
    /// <exception cref="TargetUnreachableException">It does not take part; the message says why.</exception>
    public static Task<RunSession> OpenAsync(Uri url, CancellationToken cancellation = default) =>
        OpenAsync(Testee.At(new UrlTarget(new(url))), RunConfiguration.Default, cancellation);

    /// <summary>Gets ready to play cases against any testee.</summary>
    /// <exception cref="TargetUnreachableException">It does not take part; the message says why.</exception>
    public static async Task<RunSession> OpenAsync(
        Testee testee, RunConfiguration configuration, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var started = new StartedTestee(testee);
        try
        {
            await started.StartAsync(cancellation);
            var found = await Prober.ProbeAsync(testee, configuration.Kind, configuration.Play, cancellation);
            return new(started, found, configuration);
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Plays the cases that its configuration selects.</summary>
    public Task<RunFacts> PlayAsync(CancellationToken cancellation = default) =>
        PlayAsync(_configuration.Selection.Select(Testee.Role), ledger: null, progress: null, cancellation);

    /// <summary>Plays the cases of a plan.</summary>
    /// <param name="ledger">Told of each result as it comes, and knows those of an earlier session; null: nobody does.</param>
    /// <param name="progress">Told of each result as it comes.</param>
    public Task<RunFacts> PlayAsync(RunPlan plan, IRunLedger? ledger, Action<Result>? progress, CancellationToken cancellation) =>
        RunRecorder.RecordAsync(Testee, _configuration, plan, _started, ledger, progress, cancellation);

    public ValueTask DisposeAsync() => _started.DisposeAsync();
}
