using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Harness.Tests.Cli;
using WsSpec.NUnit;
using WsSpec.Protocol;

namespace WsSpec.Harness.Tests.Packages;

public sealed class ConformanceSourceTests
{
    private const string Pings = "ping/*";

    [Test]
    public async Task EachCaseIsATestOfItsOwnWithItsRequirementAndOneRunServesAll()
    {
        var connections = 0;
        await using var server = OwnServers.OnFreePort((transport, cancellation) =>
        {
            Interlocked.Increment(ref connections);
            return new ReferenceEndpoint(new()).ServeAsync(transport, cancellation);
        });
        var tests = Tests(new(server.Url.ToString()) { Case = Pings });
        Assert.That(tests.Select(test => test.Name), Is.Unique.And.All.Match("^(ping|standing)/"));
        Assert.That(tests.Select(test => test.Properties.Get(PropertyNames.Description)), Has.All.Match("[0-9]{4}-[0-9.]+-[0-9]{2}: "));
        Assert.That(tests.Select(Verdict), Has.All.EqualTo(TestStatus.Passed));
        Assert.That(connections, Is.GreaterThan(0).And.LessThan(2 * tests.Length));
    }

    [TestCase(null, TestStatus.Failed)]
    [TestCase("ping/*  # we know", TestStatus.Inconclusive)]
    public async Task AFailureIsOneTestUnlessTheBaselineKnowsIt(string? baseline, TestStatus status)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["known.txt"], baseline ?? "");
        var fault = AllFaults.Of(Role.Server).Single(fault => fault.Name == "pings-refused");
        await using var server = OwnServers.OnFreePort(new FaultyServer(fault, new()).PlayAsync);
        var tests = Tests(new(server.Url.ToString()) { Case = Pings, Baseline = folder["known.txt"] });
        Assert.That(tests.Select(Verdict), Has.Some.EqualTo(status));
    }

    private static TestMethod[] Tests(ConformanceSourceAttribute source) =>
        [.. source.BuildFrom(new MethodWrapper(typeof(Sample), nameof(Sample.Conforms)), null)];

    private static TestStatus Verdict(TestMethod test)
    {
        using var context = new TestExecutionContext.IsolatedContext();
        try
        {
            Sample.Conforms((ConformanceCheck)test.Arguments[0]!);
            return TestStatus.Warning;
        }
        catch (ResultStateException e)
        {
            return e.ResultState.Status;
        }
    }

    /// <summary>What a user writes.</summary>
    public static class Sample
    {
        public static void Conforms(ConformanceCheck check) => check.Hold();
    }
}
