using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Processes;
using WsSpec.Harness.Running;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Cli;

/// <summary>The options that say which testee a command talks to, and how.</summary>
internal sealed class TargetArguments
{
    private const double UsualStartPatience = 30;

    private readonly Argument<string?> _url = new("url") { Arity = ArgumentArity.ZeroOrOne, Description = "ws:// or wss:// URL of the server under test; none: the embedded reference server" };
    private readonly Option<string?> _name = new("--name") { Description = "what reports call the server (default: its URL)", HelpName = "NAME" };
    private readonly Option<string?> _ca = new("--ca") { Description = "PEM file with certificates to trust", HelpName = "FILE" };
    private readonly Option<bool> _insecure = new("--insecure") { Description = "accept any certificate" };
    private readonly Option<string?> _sni = new("--sni") { Description = "server name in the TLS handshake", HelpName = "NAME" };
    private readonly Option<string?> _clientCertificate = new("--client-cert") { Description = "PEM file with a client certificate and its key", HelpName = "FILE" };
    private readonly Option<string?> _unix = new("--unix") { Description = "connect to this Unix domain socket", HelpName = "PATH" };
    private readonly Option<string[]> _headers = new("--header", "-H") { Description = "extra header field in every request, such as a credential; repeatable", HelpName = "NAME: VALUE" };
    private readonly Option<string?> _origin = new("--origin") { Description = "an Origin the server accepts", HelpName = "ORIGIN" };
    private readonly Option<string?> _subprotocol = new("--subprotocol") { Description = "a subprotocol the server supports", HelpName = "NAME" };
    private readonly Option<string?> _path = new("--path") { Description = "path and query, instead of the URL's", HelpName = "PATH" };

    private readonly Option<string?> _exec = new("--exec") { Description = "command that starts the server; it is started again when it dies, and stopped at the end", HelpName = "COMMAND" };
    private readonly Option<double?> _wait = new("--wait") { Description = "seconds to wait until the server accepts connections, also after it died (default 30 with --exec, otherwise not at all)", HelpName = "SECONDS" };
    private readonly Option<int?> _pid = new("--pid") { Description = "process whose memory is watched (default: the one of --exec)", HelpName = "PID" };

    public void AddTo(Command command)
    {
        command.Add(_url);
        foreach (var option in new Option[] { _name, _ca, _insecure, _sni, _clientCertificate, _unix, _headers, _origin, _subprotocol, _path, _exec, _wait, _pid })
        {
            command.Add(option);
        }
    }

    /// <summary>The URL, or null for the embedded reference server.</summary>
    /// <exception cref="CommandException">It is not a WebSocket URL.</exception>
    public Uri? Url(ParseResult arguments)
    {
        if (arguments.GetValue(_url) is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeWs && url.Scheme != Uri.UriSchemeWss) || url.Host.Length == 0)
        {
            throw new CommandException($"'{text}' is not a WebSocket URL: it has to be ws://host[:port][/path] or wss://host[:port][/path]");
        }

        return url.Fragment.Length > 0
            ? throw new CommandException($"'{text}' has a fragment, which means nothing in a WebSocket URL (section 3)")
            : url;
    }

    public TargetDefinition Definition(ParseResult arguments, Uri url)
    {
        var target = new UrlTarget(url, Options(arguments));
        return new()
        {
            Name = arguments.GetValue(_name) ?? target.Name,
            Target = target,
            Settings = Settings(arguments, target),
            Transport = arguments.GetValue(_unix) is not null ? TransportKind.Unix : target.IsTls ? TransportKind.Tls : TransportKind.Tcp,
            RerunOptions = RerunOptions(arguments, url),
        };
    }

    public TesteeProcess Process(ParseResult arguments, ITarget target) => new(Command(arguments), target, StartPatience(arguments));

    /// <summary>The command that starts the testee; null: somebody else does.</summary>
    public string? Command(ParseResult arguments) => arguments.GetValue(_exec);

    /// <summary>How long it may take until it takes part.</summary>
    public TimeSpan StartPatience(ParseResult arguments) =>
        TimeSpan.FromSeconds(arguments.GetValue(_wait) ?? (Command(arguments) is null ? 0 : UsualStartPatience));

    public int? ProcessId(ParseResult arguments) => arguments.GetValue(_pid);

    /// <summary>True when a server that died is worth waiting for.</summary>
    public bool CanComeBack(ParseResult arguments) => Command(arguments) is not null || arguments.GetValue(_wait) is not null;

    public TargetOptions Options(ParseResult arguments) => new()
    {
        UnixSocket = arguments.GetValue(_unix),
        ServerName = arguments.GetValue(_sni),
        Insecure = arguments.GetValue(_insecure),
        TrustedRoots = arguments.GetValue(_ca) is { } ca ? Read(ca, path => { var roots = new X509Certificate2Collection(); roots.ImportFromPemFile(path); return roots; }) : [],
        ClientCertificate = arguments.GetValue(_clientCertificate) is { } file ? Read(file, path => X509Certificate2.CreateFromPemFile(path)) : null,
    };

    public TargetSettings Settings(ParseResult arguments, ITarget target)
    {
        var origin = arguments.GetValue(_origin);
        var headers = (arguments.GetValue(_headers) ?? []).Select(Header).ToImmutableArray();
        return new()
        {
            Scheme = target.IsTls ? "https" : "http",
            Host = target.Host,
            RequestTarget = arguments.GetValue(_path) is { } path ? (path.StartsWith('/') ? path : "/" + path) : target.RequestTarget,
            Origin = origin,
            Subprotocol = arguments.GetValue(_subprotocol),
            Headers = origin is null ? headers : headers.Add(new HeaderField("Origin", origin)),
        };
    }

    /// <summary>Header fields are left out: they may be credentials, and a report is passed around.</summary>
    private string RerunOptions(ParseResult arguments, Uri url)
    {
        var named = new[] { _ca, _sni, _clientCertificate, _unix, _origin, _subprotocol, _path }
            .Where(o => arguments.GetValue(o) is not null)
            .Select(o => $" {o.Name} '{arguments.GetValue(o)}'");
        return url + string.Concat(named) + (arguments.GetValue(_insecure) ? " --insecure" : "");
    }

    private static HeaderField Header(string text) => text.Split(':', 2) is [{ Length: > 0 } name, var value] && !text.AsSpan().ContainsAny('\r', '\n')
        ? new HeaderField(name.Trim(), value.Trim())
        : throw new CommandException($"'{text}' is not a header field: write it as 'Name: value'");

    private static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new CommandException($"cannot read {path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
