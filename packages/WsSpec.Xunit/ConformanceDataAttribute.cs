using System.Reflection;
using WsSpec.Testing;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace WsSpec.Xunit;

/// <summary>
/// The rows of a theory: a test of each conformance case for a WebSocket server. The server is put to all of them in one run, when the
/// first of the tests begins; so a fixture may start it.
/// </summary>
/// <example>
/// <code>
/// [Theory, ConformanceData("ws://localhost:9000/", Baseline = "known.txt")]
/// public void Conforms(ConformanceCheck check) => check.Hold();
/// </code>
/// </example>
/// <param name="url">The ws or wss URL of the server.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceDataAttribute(string url) : DataAttribute
{
    /// <summary>The ws or wss URL of the server.</summary>
    public string Url => url;

    /// <summary>A pattern over ids, such as <c>close/*</c>; null: all cases and standing rules.</summary>
    public string? Case { get; init; }

    /// <summary>The path of a file with the failures that are known; they are skipped.</summary>
    public string? Baseline { get; init; }

    /// <summary>The rows, each with a <see cref="ConformanceCheck"/>, its id as label and its requirements as a trait.</summary>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var run = new ConformanceRun(url, Case, Baseline);
        return new([.. run.Checks.Select(check => new TheoryDataRow<ConformanceCheck>(new(run, check))
        {
            Label = check.Id,
            Traits = { ["Requirement"] = [ConformanceRun.Describe(check)] },
        })]);
    }

    /// <summary>False: the rows share a run, which no other process could take up.</summary>
    public override bool SupportsDiscoveryEnumeration() => false;
}
