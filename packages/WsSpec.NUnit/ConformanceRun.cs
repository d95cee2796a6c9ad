using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;

namespace WsSpec.NUnit;

/// <summary>The run that all tests of a method share; it begins when the first of them asks for it.</summary>
internal sealed class ConformanceRun(Uri url, RunConfiguration configuration, string? baseline)
{
    private readonly Lazy<RunReport> _report = new(() => Task.Run(() => PlayAsync(url, configuration, baseline)).GetAwaiter().GetResult());

    /// <exception cref="TargetUnreachableException">The server does not take part; the message says why.</exception>
    public RunReport Report => _report.Value;

    private static async Task<RunReport> PlayAsync(Uri url, RunConfiguration configuration, string? baseline)
    {
        await using var session = await RunSession.OpenAsync(Testee.At(new UrlTarget(new(url))), configuration);
        var facts = await session.PlayAsync();
        var policy = new GatePolicy(FailOn.Fail) { Baseline = baseline is null ? null : BaselineFile.Read(baseline) };
        return policy.Apply([facts])[0];
    }
}
