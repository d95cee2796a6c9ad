using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;
using WsSpec.Suite.Cases;
using WsSpec.Testing;

namespace WsSpec.NUnit;

/// <summary>
/// Makes a test of each conformance case for a WebSocket server. The server is put to all of them in one run, when the first of the tests
/// begins; so a <c>OneTimeSetUp</c> may start it.
/// </summary>
/// <example>
/// <code>
/// [ConformanceSource("ws://localhost:9000/", Baseline = "known.txt")]
/// public void Conforms(ConformanceCheck check) => check.Hold();
/// </code>
/// </example>
/// <param name="url">The ws or wss URL of the server.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceSourceAttribute(string url) : NUnitAttribute, ITestBuilder, IImplyFixture
{
    /// <summary>The ws or wss URL of the server.</summary>
    public string Url => url;

    /// <summary>A pattern over ids, such as <c>close/*</c>; null: all cases and standing rules.</summary>
    public string? Case { get; init; }

    /// <summary>The path of a file with the failures that are known; they are inconclusive.</summary>
    public string? Baseline { get; init; }

    /// <summary>The tests of a method that takes a <see cref="ConformanceCheck"/>.</summary>
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, Test? suite)
    {
        var run = new ConformanceRun(url, Case, Baseline);
        var builder = new NUnitTestCaseBuilder();
        return run.Checks.Select(check => builder.BuildTestMethod(method, suite, Parameters(run, check)));
    }

    private static TestCaseData Parameters(ConformanceRun run, ICheck check) =>
        new TestCaseData(new ConformanceCheck(run, check)).SetName(check.Id).SetDescription(ConformanceRun.Describe(check));
}
