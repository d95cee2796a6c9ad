using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;
using WsSpec.Harness.Processes;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Clients;

/// <summary>A browser under test: it loads a page of ours, whose script opens each connection with the browser's own WebSocket.</summary>
public sealed class BrowserTarget : ITarget, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] KnownNames = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    private readonly HttpListener _http = new();
    private readonly Channel<Uri> _next = Channel.CreateUnbounded<Uri>();
    private readonly ConcurrentBag<Task> _answers = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private readonly ChildProgram? _browser;
    private readonly X509Certificate2? _certificate;
    private readonly string _profile = Directory.CreateTempSubdirectory("wsspec-browser-").FullName;

    /// <param name="browser">Path of a Chromium or Chrome; null: the user opens <see cref="Page"/> in the browser of their choice.</param>
    /// <param name="certificate">With its private key: the page opens URLs of TLS; null: it does not.</param>
    public BrowserTarget(string? browser, X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        Page = new($"http://127.0.0.1:{FreePort()}/");
        _http.Prefixes.Add(Page.ToString());
        _http.Start();
        _serving = ServeAsync();
        Name = browser is null ? $"the browser at {Page}" : Path.GetFileName(browser);
        _browser = browser is null ? null : ChildProgram.Start(CommandLine(browser));
    }

    public string Name { get; }

    /// <summary>The page to open in the browser.</summary>
    public Uri Page { get; }

    public string Host => "";

    public string RequestTarget => "/";

    public TransportKind Transport => IsTls ? TransportKind.Tls : TransportKind.Tcp;

    public int MostConnections => BrowserPage.Workers;

    public bool IsTls => _certificate is not null;

    /// <summary>The first browser of a few well-known names on the search path, or null.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => KnownNames.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public async ValueTask<ITransport> ConnectAsync(CancellationToken cancellation)
    {
        using var listener = new ClientListener(_certificate);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Patience);
        try
        {
            await _next.Writer.WriteAsync(listener.Url, deadline.Token);
            return await listener.AcceptAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TargetUnreachableException($"{Name} has not opened the connection that the page asked for");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _next.Writer.TryComplete();
        await _stop.CancelAsync();
        if (_browser is not null)
        {
            await _browser.StopAsync();
        }

        _http.Close();
        await _serving;
        await Task.WhenAll(_answers);
        _stop.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private string CommandLine(string browser) =>
        $"'{browser}' --headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        + $"--disable-component-update --disable-sync {(IsTls ? "--ignore-certificate-errors " : "")}--user-data-dir='{_profile}' {Page}";

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _answers.Add(AnswerAsync(await _http.GetContextAsync()));
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var (status, type, text) = context.Request.Url?.AbsolutePath == "/next"
                ? await NextAsync()
                : (200, "text/html; charset=utf-8", BrowserPage.Html);
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            context.Response.Close(Encoding.UTF8.GetBytes(text), willBlock: false);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The browser is gone.
        }
    }

    /// <summary>The next URL, as soon as a case wants one; 410 once there will be no more.</summary>
    private async Task<(int Status, string Type, string Text)> NextAsync()
    {
        try
        {
            return (200, "text/plain", (await _next.Reader.ReadAsync(_stop.Token)).ToString());
        }
        catch (Exception e) when (e is ChannelClosedException or OperationCanceledException)
        {
            return (410, "text/plain", "");
        }
    }
}
