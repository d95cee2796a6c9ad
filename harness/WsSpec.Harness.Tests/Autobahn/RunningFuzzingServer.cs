using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.EndToEnd;
using WsSpec.Harness.Transports;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Harness.Tests.Autobahn;

/// <summary>
/// <c>wsspec wstest -m fuzzingserver</c> in this process, and what clients do with it: asking by the platform's WebSocket, playing by the
/// reference client.
/// </summary>
internal sealed class RunningFuzzingServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _interrupt = new();
    private readonly Announcement _output = new();
    private readonly StringWriter _error = new();
    private readonly Task<int> _exit;

    private RunningFuzzingServer(string spec, string scheme, params string[] options)
    {
        var file = _folder.Write("spec.json", $$"""{"url": "{{scheme}}://127.0.0.1:0", "outdir": {{JsonSerializer.Serialize(Reports)}}, {{spec}}}""");
        _exit = Application.RunAsync(["wstest", "-m", "fuzzingserver", "-s", file, .. options], _output, _error, _interrupt.Token);
    }

    public string Reports => _folder["reports"];

    public string Output => _output.ToString();

    public Uri Url { get; private set; } = null!;

    /// <summary>Completes with the exit code when the server has ended.</summary>
    public Task<int> Exit => _exit;

    /// <param name="spec">What the specification file says besides where to listen and to write.</param>
    public static async Task<RunningFuzzingServer> StartAsync(string spec, string scheme = "ws", params string[] options)
    {
        var server = new RunningFuzzingServer(spec, scheme, options);
        server.Url =
            await await Task.WhenAny(server._output.Url, server._exit.ContinueWith<Uri>(
                _ => throw new InvalidOperationException(server._error.ToString()), TaskScheduler.Default));
        return server;
    }

    /// <summary>As by Ctrl-C.</summary>
    public async Task<int> InterruptAsync()
    {
        await _interrupt.CancelAsync();
        return await _exit;
    }

    /// <summary>The text that answers a command; null when the connection is closed without any.</summary>
    /// <exception cref="WebSocketException">The handshake is refused.</exception>
    public async Task<string?> AskAsync(string resourceName)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        await socket.ConnectAsync(new Uri(Url, resourceName), CancellationToken.None);
        var buffer = new byte[4096];
        var first = await socket.ReceiveAsync(buffer, CancellationToken.None);
        if (first.MessageType == WebSocketMessageType.Close)
        {
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            return null;
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        return Encoding.UTF8.GetString(buffer, 0, first.Count);
    }

    /// <summary>The status with which a handshake is refused.</summary>
    public async Task<int> StatusAsync(string resourceName)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(new Uri(Url, resourceName), CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The status says more.
        }

        return (int)socket.HttpStatusCode;
    }

    /// <summary>Lets the reference client play one case.</summary>
    public async Task PlayAsync(string parameters)
    {
        var url = new Uri(Url, $"/runCase?{parameters}");
        var transport = await new UrlTarget(new(url) { Insecure = true, ConnectTimeout = SuiteRun.Patient.Handshake })
            .ConnectAsync(CancellationToken.None);
        await new ReferenceClient(new ReferenceClientOptions()).RunAsync(
            transport, new WebSocketUri(url.Scheme == "wss", url.Host, url.Port, url.PathAndQuery), CancellationToken.None);
    }

    /// <summary>The rows of the index: agent, id, both grades.</summary>
    public IReadOnlyList<(string Agent, string Id, string Behavior, string Close)> Rows()
    {
        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(Reports, "index.json")));
        return
        [
            .. from agent in index.RootElement.EnumerateObject()
               from row in agent.Value.EnumerateObject()
               select (agent.Name, row.Name, row.Value.GetProperty("behavior").GetString()!, row.Value.GetProperty("behaviorClose")
                   .GetString()!),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await InterruptAsync();
        _interrupt.Dispose();
        await _output.DisposeAsync();
        await _error.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Waits for the line that scripts wait for.</summary>
    private sealed class Announcement : StringWriter
    {
        private readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Uri> Url => _url.Task;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.StartsWith("Ok, will run", StringComparison.Ordinal) == true)
            {
                _url.TrySetResult(new(value[(value.LastIndexOf(' ') + 1)..]));
            }
        }
    }
}
