using NUnit.Framework;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Peers;
using WsSpec.Protocol;

namespace WsSpec.Harness.Tests.Reports.Html;

/// <summary>What axe-core finds in each view of the page, light and dark, on a desk and on a phone: nothing.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class AccessibilityTests
{
    private static readonly string[] Views = ["#requirements", "#cases", "#overview"];

    /// <summary>Addresses of views look like links to a place in the page, so the rule about those says nothing.</summary>
    private const string Violations = """
        axe.run({ rules: { 'skip-link': { enabled: false } } }).then(result => result.violations.map(violation =>
          `${violation.id}: ${violation.nodes.map(node => `${node.html} (${node.failureSummary})`).slice(0, 3).join(' | ')}`).join('\n'))
        """;

    [Test]
    public async Task NobodyIsShutOut([Values] bool dark, [Values] bool phone)
    {
        var axe = await File.ReadAllTextAsync(NodePeer.PackageFile("axe-core", "axe.min.js"));
        var run = await FaultyRunAsync();
        using var folder = new TemporaryFolder();
        await using var page = await Chromium.OpenAsync(folder.Write("report.html", Rendered.As("html", [run, SampleRuns.With()])));
        await (dark ? page.EmulateDarkAsync() : Task.CompletedTask);
        await (phone ? page.EmulatePhoneAsync() : Task.CompletedTask);
        await page.EvaluateAsync(axe);
        var failing = run.Facts.Results.First(result => run.Of(result) == Disposition.Failed);
        foreach (var view in (string[])[.. Views, $"#cases?open={Uri.EscapeDataString(failing.Name)}"])
        {
            await page.TurnToAsync(view);
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
            Assert.That((await page.EvaluateAsync(Violations))!.GetValue<string>(), Is.Empty, view);
            await page.ScreenshotAsync($"axe-{(dark ? "dark" : "light")}-{(phone ? "phone" : "desk")}-{Array.IndexOf(Views, view)}");
        }
    }

    private static async Task<RunReport> FaultyRunAsync()
    {
        var fault = AllFaults.Of(Role.Server).Single(fault => fault.Name == "close-code-reported-only");
        await using var faulty = OwnServers.OnFreePort(new FaultyServer(fault, new()).PlayAsync);
        using var folder = new TemporaryFolder();
        await CommandLine.RunAsync("run", $"{faulty.Url}", "--family", "close", "--report", $"json={folder["r.json"]}");
        return Harness.Reports.Json.SavedRuns.Read(folder["r.json"])[0];
    }
}
