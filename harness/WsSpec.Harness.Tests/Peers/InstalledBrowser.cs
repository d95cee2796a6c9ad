using System.Diagnostics;
using NUnit.Framework;
using WsSpec.Harness.Clients;

namespace WsSpec.Harness.Tests.Peers;

/// <summary>
/// The browser that tests use. They are skipped where none is on the search path, and where it does not start (a machine that forbids it
/// what it needs).
/// </summary>
internal static class InstalledBrowser
{
    private const string Trial = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --dump-dom about:blank";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<bool>> Starts = new(StartsAsync);

    /// <summary>Its path.</summary>
    public static async Task<string> PathAsync()
    {
        var path = BrowserTarget.Find();
        Assume.That(path, Is.Not.Null, "no Chromium or Chrome on the search path");
        Assume.That(await Starts.Value, Is.True, $"{path} does not start on this machine");
        return path!;
    }

    private static async Task<bool> StartsAsync()
    {
        using var browser = Process.Start(
            new ProcessStartInfo(BrowserTarget.Find()!, Trial) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = browser.StandardOutput.ReadToEndAsync();
        _ = browser.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await browser.WaitForExitAsync(patience.Token);
            return browser.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            browser.Kill(entireProcessTree: true);
            return false;
        }
    }
}
