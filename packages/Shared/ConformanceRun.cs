using System.Collections.Frozen;
using System.Collections.Immutable;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Testing;

/// <summary>The run that all tests of a method share, whatever the framework; it begins when the first of them asks for it.</summary>
internal sealed class ConformanceRun
{
    private readonly Lazy<(RunReport Report, FrozenDictionary<string, Result> Results)> _report;

    /// <param name="url">Of the server.</param>
    /// <param name="pattern">Over ids; null: all cases and standing rules.</param>
    /// <param name="baseline">The path of a file with known failures; null: none is known.</param>
    public ConformanceRun(string url, string? pattern, string? baseline)
    {
        var configuration = new RunConfiguration { Selection = new() { Cases = pattern is null ? [] : [pattern] } };
        Checks = [.. configuration.Selection.Select(Role.Server).Reported];
        _report = new(() =>
        {
            var report = Task.Run(() => PlayAsync(new(url), configuration, baseline)).GetAwaiter().GetResult();
            return (report, report.Facts.Results.DistinctBy(result => result.Id).ToFrozenDictionary(result => result.Id));
        });
    }

    /// <summary>What the server is held to: each is a test.</summary>
    public ImmutableArray<ICheck> Checks { get; }

    /// <summary>What a check asks, and the requirements behind it.</summary>
    public static string Describe(ICheck check) =>
        $"{check.Title}. {string.Join("; ", check.Covers.Select(id => $"{id.Text}: {Registry.Get(id).Text}"))}";

    /// <summary>What came of a check, the first of its deliveries, and what a person is told.</summary>
    /// <exception cref="TargetUnreachableException">The server does not take part; the message says why.</exception>
    public (Disposition Disposition, string Text) OutcomeOf(ICheck check)
    {
        var (report, results) = _report.Value;
        return !results.TryGetValue(check.Id, out var result) ? (Disposition.Unanswered, "the run was over before")
            : report.Of(result) is var disposition && disposition is Disposition.Failed or Disposition.Error
                ? (disposition, PlainText.Details(report, result))
            : disposition == Disposition.Known ? (disposition, $"a known failure: {report.Known(result)}")
            : (disposition, result.Judgement.Summary);
    }

    private static async Task<RunReport> PlayAsync(Uri url, RunConfiguration configuration, string? baseline)
    {
        await using var session = await RunSession.OpenAsync(Testee.At(new UrlTarget(new(url))), configuration);
        var facts = await session.PlayAsync();
        var policy = new GatePolicy(FailOn.Fail) { Baseline = baseline is null ? null : BaselineFile.Read(baseline) };
        return policy.Apply([facts])[0];
    }
}
