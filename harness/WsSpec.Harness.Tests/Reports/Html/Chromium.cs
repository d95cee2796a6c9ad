using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using WsSpec.Harness.Tests.Peers;

namespace WsSpec.Harness.Tests.Reports.Html;

/// <summary>One page in a Chromium without a window, driven over its DevTools protocol.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Arguments =
        "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        + "--disable-component-update --disable-sync --disable-dev-shm-usage --window-size=1400,1000 --remote-debugging-port=0";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Announcement = "DevTools listening on ";
    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _pending = new();
    private readonly SemaphoreSlim _sending = new(1);
    private Task _receiving = Task.CompletedTask;
    private Task _draining = Task.CompletedTask;
    private string? _session;
    private int _last;

    private Chromium(Process process, string profile) => (_process, _profile) = (process, profile);

    /// <summary>Exceptions and complaints of the page, such as a breach of its policy.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    /// <summary>Every address the page has asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Opens a file; the test is skipped where there is no browser.</summary>
    public static async Task<Chromium> OpenAsync(string file)
    {
        var browser = await InstalledBrowser.PathAsync();
        var profile = Directory.CreateTempSubdirectory("wsspec-report-").FullName;
        var start = new ProcessStartInfo(browser, $"{Arguments} --user-data-dir={profile} about:blank") { RedirectStandardError = true };
        var page = new Chromium(Process.Start(start)!, profile);
        try
        {
            await page.AttachAsync(new Uri(file).AbsoluteUri);
            return page;
        }
        catch
        {
            await page.DisposeAsync();
            throw;
        }
    }

    /// <summary>The value of an expression, awaited when it is a promise.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        var answer = await CallAsync(
            "Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        return answer["exceptionDetails"] is { } exception
            ? throw new InvalidOperationException(exception.ToJsonString())
            : answer["result"]!["value"];
    }

    /// <summary>Comes back once the condition holds; a page where it never does fails the test.</summary>
    public Task UntilAsync(string condition) => EvaluateAsync($$"""
        new Promise((done, fail) => {
          const end = Date.now() + {{Patience.TotalMilliseconds}};
          const look = () => ({{condition}}) ? done() : Date.now() > end ? fail(new Error({{JsonSerializer.Serialize("never: " + condition)}})) : setTimeout(look, 10);
          look();
        })
        """);

    /// <summary>Turns to another view, named by the fragment of the address.</summary>
    public async Task TurnToAsync(string fragment)
    {
        await EvaluateAsync($"new Promise(done => {{ addEventListener('hashchange', () => done(), {{ once: true }}); location.hash = {JsonSerializer.Serialize(fragment)}; }})");
        await UntilAsync("document.querySelector('main').children.length > 0");
    }

    /// <summary>Keeps what the page looks like among the results of the test.</summary>
    public async Task<byte[]> ScreenshotAsync(string name)
    {
        var image = Convert.FromBase64String((await CallAsync("Page.captureScreenshot", []))["data"]!.GetValue<string>());
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "screenshots", name + ".png");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, image);
        TestContext.AddTestAttachment(path);
        return image;
    }

    public Task EmulateDarkAsync() => CallAsync(
        "Emulation.setEmulatedMedia",
            new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = "dark" }) });

    /// <summary>375 by 812 points, as on a phone.</summary>
    public Task EmulatePhoneAsync() => CallAsync(
        "Emulation.setDeviceMetricsOverride",
            new() { ["width"] = 375, ["height"] = 812, ["deviceScaleFactor"] = 2, ["mobile"] = true });

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await Task.WhenAll(_receiving, _draining);
        _process.Dispose();
        _socket.Dispose();
        _sending.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private async Task AttachAsync(string address)
    {
        string? line;
        do
        {
            line = await _process.StandardError.ReadLineAsync()
                ?? throw new InvalidOperationException("Chromium ended without announcing its DevTools");
        }
        while (!line.StartsWith(Announcement, StringComparison.Ordinal));

        _draining = _process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        await _socket.ConnectAsync(new(line[Announcement.Length..]), CancellationToken.None);
        _receiving = ReceiveAsync();
        var targets = (await CallAsync("Target.getTargets", []))["targetInfos"]!.AsArray();
        var page = targets.First(t => t!["type"]!.GetValue<string>() == "page")!["targetId"]!.DeepClone();
        var attached = await CallAsync("Target.attachToTarget", new() { ["targetId"] = page, ["flatten"] = true });
        _session = attached["sessionId"]!.GetValue<string>();
        foreach (var domain in (string[])["Page", "Runtime", "Log", "Network"])
        {
            await CallAsync($"{domain}.enable", []);
        }

        await CallAsync("Page.navigate", new() { ["url"] = address });
        await UntilAsync("document.readyState === 'complete' && document.querySelector('#tabs')?.children.length > 0");
    }

    private async Task<JsonNode> CallAsync(string method, JsonObject parameters)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _pending[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (_session is not null)
        {
            call["sessionId"] = _session;
        }

        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(call.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }

        var result = await answer.Task;
        return result["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : result["result"]!;
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Take(JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!);
                    message.SetLength(0);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException or JsonException)
        {
            foreach (var pending in _pending.Values)
            {
                pending.TrySetException(e);
            }
        }
    }

    private void Take(JsonNode message)
    {
        if (message["id"] is { } id)
        {
            if (_pending.TryRemove(id.GetValue<int>(), out var answer))
            {
                answer.SetResult(message);
            }

            return;
        }

        switch (message["method"]?.GetValue<string>())
        {
            case "Runtime.exceptionThrown" or "Log.entryAdded":
                Complaints.Enqueue(message["params"]!.ToJsonString());
                break;
            case "Network.requestWillBeSent":
                Requests.Enqueue(message["params"]!["request"]!["url"]!.GetValue<string>());
                break;
            default:
                break;
        }
    }
}
