using NUnit.Framework;
using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Protocol;
using WsSpec.Xunit;
using Xunit.Sdk;
using Xunit.v3;
using ITheoryDataRow = global::Xunit.ITheoryDataRow;

namespace WsSpec.Harness.Tests.Packages;

public sealed class ConformanceDataTests
{
    private const string Pings = "ping/*";

    [Test]
    public async Task EachCaseIsARowWithItsIdAndItsRequirementAndOneRunServesAll()
    {
        var connections = 0;
        await using var server = OwnServers.OnFreePort((transport, cancellation) =>
        {
            Interlocked.Increment(ref connections);
            return new ReferenceEndpoint(new()).ServeAsync(transport, cancellation);
        });
        var rows = await RowsAsync(new(server.Url.ToString()) { Case = Pings });
        Assert.That(rows.Select(row => row.Label), Is.Unique.And.All.Match("^(ping|standing)/"));
        Assert.That(rows.SelectMany(row => row.Traits!["Requirement"]), Has.All.Match("[0-9]{4}-[0-9.]+-[0-9]{2}: "));
        Assert.That(rows.Select(Outcome), Has.All.EqualTo("passed"));
        Assert.That(connections, Is.GreaterThan(0).And.LessThan(2 * rows.Length));
    }

    [TestCase(null, "failed")]
    [TestCase("ping/*  # we know", "skipped")]
    public async Task AFailureIsOneTestUnlessTheBaselineKnowsIt(string? baseline, string outcome)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["known.txt"], baseline ?? "");
        var fault = AllFaults.Of(Role.Server).Single(fault => fault.Name == "pings-refused");
        await using var server = OwnServers.OnFreePort(new FaultyServer(fault, new()).PlayAsync);
        var rows = await RowsAsync(new(server.Url.ToString()) { Case = Pings, Baseline = folder["known.txt"] });
        Assert.That(rows.Select(Outcome), Has.Some.EqualTo(outcome));
    }

    private static async Task<ITheoryDataRow[]> RowsAsync(ConformanceDataAttribute source) =>
        [.. await source.GetData(typeof(ConformanceDataTests).GetMethods()[0], new DisposalTracker())];

    /// <summary>What xUnit.net makes of the theory with this row.</summary>
    private static string Outcome(ITheoryDataRow row)
    {
        try
        {
            ((Xunit.ConformanceCheck)row.GetData()[0]!).Hold();
            return "passed";
        }
        catch (XunitException e)
        {
            return e.Message.StartsWith(DynamicSkipToken.Value, StringComparison.Ordinal) ? "skipped" : "failed";
        }
    }
}
