using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Cli;

/// <summary>The options that say which server a command talks to, and how.</summary>
internal sealed class TargetArguments
{
    private const double UsualStartPatience = 30;

    private readonly Argument<string?> _url = new("url")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "ws:// or wss:// URL of the server under test; none: the embedded reference server",
    };

    private readonly Option<string?> _name =
        new("--name") { Description = "what reports call the server (default: its URL)", HelpName = "NAME" };
    private readonly Option<string?> _ca = new("--ca") { Description = "PEM file with certificates to trust", HelpName = "FILE" };
    private readonly Option<bool> _insecure = new("--insecure") { Description = "accept any certificate" };
    private readonly Option<string?> _sni = new("--sni") { Description = "server name in the TLS handshake", HelpName = "NAME" };
    private readonly Option<string?> _clientCertificate =
        new("--client-cert") { Description = "PEM file with a client certificate and its key", HelpName = "FILE" };
    private readonly Option<string?> _unix = new("--unix") { Description = "connect to this Unix domain socket", HelpName = "PATH" };
    private readonly Option<string[]> _headers = new("--header", "-H")
    {
        Description = "extra header field in every request, such as a credential; repeatable",
        HelpName = "NAME: VALUE",
    };

    private readonly Option<string?> _origin = new("--origin") { Description = "an Origin the server accepts", HelpName = "ORIGIN" };
    private readonly Option<string?> _subprotocol =
        new("--subprotocol") { Description = "a subprotocol the server supports", HelpName = "NAME" };
    private readonly Option<string?> _path = new("--path") { Description = "path and query, instead of the URL's", HelpName = "PATH" };

    private readonly Option<string?> _exec = new("--exec")
    {
        Description = "command that starts the server; it is started again when it dies, and stopped at the end",
        HelpName = "COMMAND",
    };

    private readonly Option<double?> _wait = new("--wait")
    {
        Description = "seconds to wait until the server accepts connections, also after it died (default 30 with --exec, otherwise not at "
            + "all)",
        HelpName = "SECONDS",
    };

    private readonly Option<int?> _pid =
        new("--pid") { Description = "process whose memory is watched (default: the one of --exec)", HelpName = "PID" };

    public void AddTo(Command command)
    {
        command.Add(_url);
        Option[] options =
            [_name, _ca, _insecure, _sni, _clientCertificate, _unix, _headers, _origin, _subprotocol, _path, _exec, _wait, _pid];
        foreach (var option in options)
        {
            command.Add(option);
        }
    }

    /// <summary>The server that the arguments are about; without a URL the embedded one, which listens from here on.</summary>
    /// <param name="origin">Where the arguments were written.</param>
    /// <exception cref="CommandException">The URL is none of a WebSocket, an argument is malformed, or a file cannot be read.</exception>
    public Testee Parse(ParseResult arguments, FieldOrigin origin)
    {
        var fields = Fields(arguments, origin);
        ITarget target = Url(arguments) is { } url ? new UrlTarget(Address(arguments, url)) : new EmbeddedServer();
        var usual = Testee.At(target);
        return usual with
        {
            Name = arguments.GetValue(_name) ?? usual.Name,
            Opening = usual.Opening with
            {
                RequestTarget = arguments.GetValue(_path) is { } path ? (path.StartsWith('/') ? path : "/" + path) : target.RequestTarget,
                Origin = arguments.GetValue(_origin),
                Subprotocol = arguments.GetValue(_subprotocol),
                Fields = [.. fields, .. Offered(arguments.GetValue(_subprotocol), origin)],
            },
            Upkeep = Upkeep(arguments),
            Rerun = Rerun(arguments),
        };
    }

    /// <summary>A server that insists on a subprotocol opens nothing without it.</summary>
    private static IEnumerable<SuppliedField> Offered(string? subprotocol, FieldOrigin origin) =>
        subprotocol is null ? [] : [new(new("Sec-WebSocket-Protocol", subprotocol), origin)];

    public bool NamesUrl(ParseResult arguments) => arguments.GetValue(_url) is not null;

    public Upkeep Upkeep(ParseResult arguments)
    {
        var (command, wait) = (arguments.GetValue(_exec), arguments.GetValue(_wait));
        return new()
        {
            Command = command,
            Patience = TimeSpan.FromSeconds(wait ?? (command is null ? 0 : UsualStartPatience)),
            CanComeBack = command is not null || wait is not null,
            ProcessId = arguments.GetValue(_pid),
        };
    }

    /// <summary>The URL, or null for the embedded reference server.</summary>
    private Uri? Url(ParseResult arguments)
    {
        if (arguments.GetValue(_url) is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("ws" or "wss") || url.Host.Length == 0)
        {
            throw new CommandException(
                $"'{text}' is not a WebSocket URL: it has to be ws://host[:port][/path] or wss://host[:port][/path]");
        }

        return url.Fragment.Length > 0
            ? throw new CommandException($"'{text}' has a fragment, which means nothing in a WebSocket URL (section 3)")
            : url;
    }

    private ServerAddress Address(ParseResult arguments, Uri url) => new(url)
    {
        UnixSocket = arguments.GetValue(_unix),
        ServerName = arguments.GetValue(_sni),
        Insecure = arguments.GetValue(_insecure),
        TrustedRoots = arguments.GetValue(_ca) is { } ca ? Read(ca, Certificates) : [],
        ClientCertificate = arguments.GetValue(_clientCertificate) is { } file
            ? Read(file, path => X509Certificate2.CreateFromPemFile(path))
            : null,
    };

    private ImmutableArray<SuppliedField> Fields(ParseResult arguments, FieldOrigin origin) =>
    [
        .. (arguments.GetValue(_headers) ?? []).Select(text => new SuppliedField(Field(text), origin)),
        .. arguments.GetValue(_origin) is { } accepted ? [new(new("Origin", accepted), origin)] : (SuppliedField[])[],
    ];

    /// <summary>Header fields are left out: they may be credentials, and a report is passed around.</summary>
    private RerunArguments Rerun(ParseResult arguments)
    {
        var rerun = RerunArguments.Of(Url(arguments)?.ToString() ?? "");
        foreach (var option in new[] { _ca, _sni, _clientCertificate, _unix, _origin, _subprotocol, _path })
        {
            rerun = rerun.With(option.Name, arguments.GetValue(option));
        }

        return rerun.With(_insecure.Name, arguments.GetValue(_insecure));
    }

    private static HeaderField Field(string text) =>
        text.Split(':', 2) is [{ Length: > 0 } name, var value] && !text.AsSpan().ContainsAny('\r', '\n')
            ? new HeaderField(name.Trim(), value.Trim())
            : throw new CommandException($"'{text}' is not a header field: write it as 'Name: value'");

    private static X509Certificate2Collection Certificates(string path)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(path);
        return certificates;
    }

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
