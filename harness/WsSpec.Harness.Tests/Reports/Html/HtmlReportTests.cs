using System.Collections.Immutable;
using System.Text.Json;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Findings;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Reports.Html;

/// <summary>The page in a real browser, one at a time: a browser is heavier than all other tests together.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class HtmlReportTests
{
    private const int ManyTargets = 20;
    private const int ManyRows = 2000;
    private const int RowsInView = 100;

    private static readonly RunReport First = SampleRuns.Of(
        "first", [.. SampleRuns.Cases.Select((_, i) => i % 5 == 0 ? Verdict.Fail : Verdict.Pass)]);
    private static readonly RunReport Second = SampleRuns.Of("second", [.. SampleRuns.Cases.Select(_ => Verdict.Pass)]);

    [Test]
    public async Task TheOverviewShowsEveryTargetAndEveryFamily()
    {
        await using var page = await OpenAsync(First, Second);
        Assert.That(await TextsAsync(page, ".targets tbody th"), Has.Count.EqualTo(2));
        Assert.That(await TextsAsync(page, ".families tbody th"), Is.EqualTo(First.Facts.Results.Select(r => r.Family).Distinct()));
        Assert.That(await page.ScreenshotAsync("overview"), Is.Not.Empty);
        await page.EmulateDarkAsync();
        Assert.That(await page.ScreenshotAsync("overview-dark"), Is.Not.Empty);
    }

    [Test]
    public async Task ARequirementOfAnotherVersionIsShownByItsId()
    {
        const string unknown = "6455-99.9-01";
        var result = First.Facts.Results[0] with { Judgement = First.Facts.Results[0].Judgement with { Breaks = new(unknown) } };
        await using var page = await OpenAsync(First with { Facts = First.Facts with { Results = [result] } });
        Assert.That(await TextsAsync(page, ".requirements th[scope=row]"), Has.Some.StartsWith(unknown));
        await page.TurnToAsync($"#cases?open={Uri.EscapeDataString(result.Name)}");
        await page.UntilAsync("document.querySelector('.details')");
        Assert.That(await TextsAsync(page, ".requirement-list li code"), Does.Contain(unknown));
    }

    [Test]
    public async Task SelectingAVerdictLeavesItsCases()
    {
        await using var page = await OpenAsync(First, Second);
        await page.TurnToAsync("#cases");
        await page.EvaluateAsync("document.querySelector('.chip.fail').click()");
        var failing = First.Facts.Count(Verdict.Fail);
        Assert.That(
            await TextsAsync(page, ".filters output"), Is.EqualTo((string[])[$"{failing} of {First.Facts.Results.Length} results"]));
        Assert.That(await page.ScreenshotAsync("filter"), Is.Not.Empty);
    }

    [Test]
    public async Task ASearchFindsTheOneCaseWithThatName()
    {
        await using var page = await OpenAsync(First);
        await page.TurnToAsync("#cases");
        var name = First.Facts.Results[^1].Name;
        await page.EvaluateAsync($"{{ const box = document.querySelector('#search'); box.value = {JsonSerializer.Serialize(name)}; box.dispatchEvent(new Event('input')); }}");
        await page.UntilAsync("document.querySelectorAll('.case').length > 0");
        Assert.That((await page.EvaluateAsync("document.querySelector('.case .what').title"))!.GetValue<string>(), Does.StartWith(name));
    }

    [Test]
    public async Task AnOpenedCaseShowsWhatWasRequiredAllowedSeenAndHowToSeeItAgain()
    {
        var run = await EchoRunAsync();
        await using var page = await OpenAsync(run);
        var result = run.Facts.Results.OfType<CaseResult>().Last();
        await page.TurnToAsync($"#cases?open={Uri.EscapeDataString(result.Name)}");
        await page.UntilAsync("document.querySelectorAll('.conversation li').length > 0");
        var details = string.Join("\n", await TextsAsync(page, ".details"));
        Assert.That(details, Does.Contain(result.Title).And.Contain(result.Judgement.Summary).And.Contain(
            RerunCommand.Of(run.Facts, result)).And.Contain("HTTP/1.1 101"));
        await page.EvaluateAsync("document.querySelectorAll('.conversation details').forEach(line => line.open = true)");
        await page.UntilAsync("document.querySelector('.dump')");
        Assert.That(string.Join("\n", await TextsAsync(page, ".conversation dl")), Does.Contain("masking key"));
        Assert.That(await page.ScreenshotAsync("case"), Is.Not.Empty);
    }

    [Test]
    public async Task TheSequenceHasAnArrowForEachEventAndMarksTheOneThatDecides()
    {
        var failed = PlayedResults.Of("pings-refused", "ping/pong-repeats-application-data/5");
        await using var page = await OpenAsync(First with { Facts = First.Facts with { Results = [failed] } });
        await page.TurnToAsync($"#cases?open={Uri.EscapeDataString(failed.Name)}");
        await page.UntilAsync("document.querySelectorAll('.conversation .sequence li').length > 0");
        var arrows = await TextsAsync(page, ".conversation .sequence li");
        Assert.That(arrows, Has.Count.EqualTo((await TextsAsync(page, ".conversation > ol > li")).Count));
        Assert.That(arrows[0], Does.StartWith("client: GET / HTTP/1.1, with 5 header fields"));
        Assert.That(arrows, Has.Some.Contains("0x9 FIN 1 RSV 000 MASK 1 length 5"));
        Assert.That(await TextsAsync(page, ".conversation .sequence .decides"), Has.Count.EqualTo(1).And.Some.StartWith("server: Close"));
        Assert.That(await TextsAsync(page, ".lives b"), Is.EqualTo((string[])["client (harness)", "server, judged"]));
        Assert.That(await page.ScreenshotAsync("sequence"), Is.Not.Empty);
    }

    [Test]
    public async Task ALongSequenceIsCutAndTheRestCounted()
    {
        var played = PlayedResults.Of(null, "fragmentation/fragments-are-joined/binary-100");
        await using var page = await OpenAsync(First with { Facts = First.Facts with { Results = [played] } });
        await page.TurnToAsync($"#cases?open={Uri.EscapeDataString(played.Name)}");
        await page.UntilAsync("document.querySelectorAll('.conversation .sequence li').length > 0");
        var events = WireLine.Of(played.Conversation!).Length;
        Assert.That(events, Is.GreaterThan(100));
        Assert.That(await TextsAsync(page, ".conversation .sequence li"), Has.Count.EqualTo(49), "48 arrows and the gap");
        Assert.That(await TextsAsync(page, ".skipped-over"), Is.EqualTo((string[])[$"… {events - 48} more events …"]));
    }

    [Test]
    public async Task NothingThatATesteeSaysRunsOrLoadsAnything()
    {
        var runs = HostileRuns.Runs().Generator.Sample(8)
            .Select((run, i) => run with { Facts = run.Facts with { Target = $"{run.Facts.Target}{i}" } }).ToImmutableArray();
        await using var page = await OpenAsync(runs);
        var elements = await page.EvaluateAsync("document.querySelectorAll('script, img, iframe, object').length");
        foreach (var view in (string[])["#requirements", "#cases", .. runs.SelectMany(r => r.Facts.Results).Select(
            r => $"#cases?open={Uri.EscapeDataString(r.Name)}").Distinct()])
        {
            await page.TurnToAsync(view);
            await page.UntilAsync("!document.querySelector('.conversation')?.textContent.includes('Unpacking')");
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(line => line.open = true)");
        }

        Assert.Multiple(() =>
        {
            Assert.That(page.Complaints, Is.Empty);
            Assert.That(page.Requests, Has.All.StartsWith("file:///").And.Exactly(1).Items);
        });
        Assert.That((await page.EvaluateAsync("document.title"))!.GetValue<string>(), Is.EqualTo("WebSocket conformance"));
        Assert.That((await page.EvaluateAsync("document.querySelectorAll('script, img, iframe, object').length"))!.GetValue<int>(),
            Is.LessThanOrEqualTo(elements!.GetValue<int>()));
    }

    [Test]
    public async Task TwentyTargetsOfTwoThousandCasesPutOnlyTheRowsInViewIntoThePage()
    {
        await using var page = await OpenAsync([.. Enumerable.Range(0, ManyTargets).Select(i => Long($"target {i}"))]);
        await page.TurnToAsync("#cases");
        await page.UntilAsync("document.querySelectorAll('.case').length > 0");
        await page.EvaluateAsync("document.querySelector('.list').scrollTop = 1e9");
        var last = Long("").Facts.Results[^1].Name;
        await page.UntilAsync(
            $"[...document.querySelectorAll('.case .what')].some(row => row.title.startsWith({JsonSerializer.Serialize(last)}))");
        Assert.That((await page.EvaluateAsync("document.querySelectorAll('.case').length"))!.GetValue<int>(), Is.LessThan(RowsInView));
        Assert.That(await page.ScreenshotAsync("many"), Is.Not.Empty);
    }

    /// <summary>Every case in as many variants as it takes.</summary>
    private static RunReport Long(string target)
    {
        var variants = from transport in Enum.GetValues<TransportKind>()
                       from delivery in Enum.GetValues<Delivery>()
                       select new Axes(
            transport, delivery);
        var cases = First.Facts.Results.OfType<CaseResult>().SelectMany(r => variants.Select(v => (Result)(r with { Axes = v })))
            .Take(ManyRows);
        return First with { Facts = First.Facts with { Target = target, Results = [.. cases] } };
    }

    private static async Task<RunReport> EchoRunAsync()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLine.RunAsync("run", "--family", "ping", "--report", $"json={folder["r.json"]}");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return Harness.Reports.Json.SavedRuns.Read(folder["r.json"])[0];
    }

    private static async Task<Chromium> OpenAsync(params ImmutableArray<RunReport> runs)
    {
        using var folder = new TemporaryFolder();
        return await Chromium.OpenAsync(folder.Write("report.html", Rendered.As("html", runs)));
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(Chromium page, string selector) =>
        [.. (await page.EvaluateAsync($"[...document.querySelectorAll({JsonSerializer.Serialize(selector)})].map(e => e.textContent)"))!.AsArray().Select(t => t!.GetValue<string>())];
}
