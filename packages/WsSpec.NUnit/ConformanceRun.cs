using System.Collections.Frozen;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;

namespace WsSpec.NUnit;

/// <summary>The run that all tests of a method share; it begins when the first of them asks for it.</summary>
internal sealed class ConformanceRun(Uri url, RunConfiguration configuration, string? baseline)
{
    private readonly Lazy<(RunReport Report, FrozenDictionary<string, Result> Results)> _report = new(() =>
    {
        var report = Task.Run(() => PlayAsync(url, configuration, baseline)).GetAwaiter().GetResult();
        return (report, report.Facts.Results.DistinctBy(result => result.Id).ToFrozenDictionary(result => result.Id));
    });

    /// <exception cref="TargetUnreachableException">The server does not take part; the message says why.</exception>
    public RunReport Report => _report.Value.Report;

    /// <summary>What came of a check, the first of its deliveries; null: the run was over before.</summary>
    /// <exception cref="TargetUnreachableException">The server does not take part; the message says why.</exception>
    public Result? ResultOf(ICheck check) => _report.Value.Results.GetValueOrDefault(check.Id);

    private static async Task<RunReport> PlayAsync(Uri url, RunConfiguration configuration, string? baseline)
    {
        await using var session = await RunSession.OpenAsync(Testee.At(new UrlTarget(new(url))), configuration);
        var facts = await session.PlayAsync();
        var policy = new GatePolicy(FailOn.Fail) { Baseline = baseline is null ? null : BaselineFile.Read(baseline) };
        return policy.Apply([facts])[0];
    }
}
