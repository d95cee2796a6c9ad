using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Fuzzing;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Fuzzing;

/// <summary>Fuzzing over many nights and many machines.</summary>
public sealed class CampaignTests
{
    private const string FaultName = "server-masks-close";

    private static Fault Fault => AllFaults.All.Single(fault => fault.Name == FaultName);

    /// <summary>The nonce of the opening handshake follows from the seed and the number of a dialogue.</summary>
    [Test]
    public async Task NoTwoNightsHaveADialogueInCommonEvenWhereOneWasKilled()
    {
        using var folder = new TemporaryFolder();
        var (first, last) = (await NightAsync(folder, 200), await NightAsync(folder, 200));
        using (var killed = Open(folder))
        {
            killed.Take(killed.From, () => new() { Played = 0, Duration = TimeSpan.Zero, Findings = [], Unconfirmed = 0, Deaths = [] });
        }

        var after = await NightAsync(folder, 200);
        Assert.That(first, Has.Count.GreaterThan(150));
        Assert.That(first.Concat(last).Concat(after), Is.Unique);
        Assert.That(FuzzState.Read(folder["state.json"]).Played, Is.EqualTo(600));
    }

    [Test]
    public void AnotherVersionOrCorpusHasDialoguesOfItsOwnAndTheOldOnesAreRemembered()
    {
        var shard = new Shard(1, 2);
        var old = FuzzState.New.Space(1, "corpus", shard) with { Next = 100 };
        var state = FuzzState.New.With(old);
        var other = state.Space(1, "another", shard);
        Assert.That((other.Next, other.DialogueSeed), Is.Not.EqualTo((100, old.DialogueSeed)).And.EqualTo((0, other.DialogueSeed)));
        Assert.That(state.With(other with { Next = 7 }).Space(1, "corpus", shard), Is.EqualTo(old));
        Assert.That(state.Space(1, "corpus", new(2, 2)).DialogueSeed, Is.EqualTo(old.DialogueSeed));
    }

    [Test]
    public void AStateThatAnotherRunHasOpenIsRefused()
    {
        using var folder = new TemporaryFolder();
        using var open = Open(folder);
        Assert.That(() => Open(folder), Throws.TypeOf<CommandException>());
    }

    [Test]
    public async Task AFindingIsKeptBeforeItIsMadeShorter()
    {
        using var stop = new CancellationTokenSource();
        var keeper = new StoppingKeeper(stop);
        var target = new MemoryTarget(Fault.Name, new FaultyServer(Fault, new()).PlayAsync);
        using var fuzzer = Fuzzers.Of(target, new() { Iterations = 40_000, Jobs = 4, Keeper = keeper });
        var report = await fuzzer.RunAsync(stop.Token);
        Assert.That((report.Interrupted, keeper.Kept.IsEmpty), Is.EqualTo((true, false)));
        Assert.That(report.Findings.Select(finding => finding.Name), Is.SupersetOf(keeper.Kept.Take(1)));
    }

    [Test]
    public async Task FindingsAreMergedOnceEachAndAreAGateForLater()
    {
        using var folder = new TemporaryFolder();
        await using var faulty = OwnServers.OnFreePort(new FaultyServer(Fault, new()).PlayAsync);
        foreach (var seed in (string[])["1", "2"])
        {
            var fuzz = await CommandLine.RunAsync(
                "fuzz", $"{faulty.Url}", "--name", "faulty", "--seed", seed, "--iterations", "60", "-o", folder[seed],
                "--state", folder[$"{seed}/state.json"],
                "--report", $"json={folder["fuzz.json"]}", "--report", $"junit={folder["fuzz.xml"]}",
                "--report", $"sarif={folder["fuzz.sarif"]}");
            Assert.That(fuzz.ExitCode, Is.EqualTo(ExitCode.Nonconformant), fuzz.Error);
        }

        Assert.That(Schemas.JunitErrors(await File.ReadAllTextAsync(folder["fuzz.xml"])), Is.Empty);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["fuzz.json"]));
        Assert.That(json.RootElement.GetProperty("dialogues").GetInt64(), Is.EqualTo(60));
        Assert.That(json.RootElement.GetProperty("pairs").GetInt32(), Is.GreaterThan(100));
        using var sarif = JsonDocument.Parse(await File.ReadAllTextAsync(folder["fuzz.sarif"]));
        Assert.That(sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength(), Is.Positive);

        var merged = await CommandLine.RunAsync("fuzz", "merge", folder["1"], folder["2"], "-o", folder["merged"]);
        await CommandLine.RunAsync("fuzz", "merge", folder["merged"], folder["2"], folder["1"], "-o", folder["again"]);
        Assert.That(merged.Output, Does.Contain("findings in 120 dialogues"));
        Assert.That(Files(folder["again"]), Is.EqualTo(Files(folder["merged"])));
        Assert.That(Files(folder["merged"]).Select(file => Path.GetFileName(file.Name)), Is.Unique);

        var still = await CommandLine.RunAsync("replay", folder["merged"], $"{faulty.Url}");
        Assert.That(still.ExitCode, Is.EqualTo(ExitCode.Nonconformant), still.Output + still.Error);
        var isFixed = await CommandLine.RunAsync("replay", folder["merged"]);
        Assert.That(isFixed.ExitCode, Is.EqualTo(ExitCode.Ok), isFixed.Output + isFixed.Error);
        Assert.That(isFixed.Output, Does.Contain(": fixed: ").And.Contains("0 of "));
    }

    private static Campaign Open(TemporaryFolder folder) => Campaign.Open(folder["state.json"], 1, "corpus", Shard.Whole);

    private static async Task<ConcurrentBag<string>> NightAsync(TemporaryFolder folder, int count)
    {
        var nonces = new ConcurrentBag<string>();
        var target = new MemoryTarget("reference", (transport, cancellation) =>
            new ReferenceEndpoint(new()).ServeAsync(new ListeningTransport(transport, nonces), cancellation));
        using var campaign = Open(folder);
        using var fuzzer = Fuzzers.Of(target, new()
        {
            Iterations = count,
            Jobs = 4,
            Campaign = campaign,
            From = campaign.From,
            Play = new() { Seed = campaign.Seed },
        });
        await fuzzer.RunAsync(CancellationToken.None);
        return nonces;
    }

    private static IEnumerable<(string Name, string Text)> Files(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(path => (Path.GetRelativePath(folder, path), File.ReadAllText(path)));

    /// <summary>Ends the run with the first finding.</summary>
    private sealed class StoppingKeeper(CancellationTokenSource stop) : IFindingKeeper
    {
        public ConcurrentQueue<string> Kept { get; } = [];

        public void Keep(Finding finding)
        {
            Kept.Enqueue(finding.Name);
            stop.Cancel();
        }

        public void Drop(string name)
        {
        }
    }

    /// <summary>Notes the nonce of each handshake that is well formed.</summary>
    private sealed class ListeningTransport(ITransport inner, ConcurrentBag<string> nonces) : ITransport
    {
        private const string Field = "Sec-WebSocket-Key: ";
        private const int NonceLength = 24;
        private readonly StringBuilder _head = new();

        public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
        {
            var read = await inner.ReadAsync(buffer, cancellation);
            if (_head.Length < 1000)
            {
                _head.Append(Encoding.Latin1.GetString(buffer.Span[..read]));
            }

            return read;
        }

        public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation) => inner.WriteAsync(octets, cancellation);

        public ValueTask HalfCloseAsync() => inner.HalfCloseAsync();

        public void Abort() => inner.Abort();

        public ValueTask DisposeAsync()
        {
            var head = _head.ToString();
            if (head.IndexOf(Field, StringComparison.Ordinal) is >= 0 and var at && head.IndexOf('\r', at) is >= 0 and var end
                && head[(at + Field.Length)..end] is { Length: NonceLength } nonce && !nonce.Contains('!'))
            {
                nonces.Add(nonce);
            }

            return inner.DisposeAsync();
        }
    }
}
