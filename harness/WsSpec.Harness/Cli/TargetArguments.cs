using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Parsers;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Secrecy;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Cli;

/// <summary>The options that say which server a command talks to, and how.</summary>
internal sealed class TargetArguments
{
    private const double UsualStartPatience = 30;
    private const string OriginField = "Origin";
    private const string UrlName = "url";
    private const string ParserName = "--parser";

    /// <summary>What says which server or parser is meant, of which there may be one.</summary>
    public static ImmutableArray<string> NamesOfTestee { get; } = [UrlName, ParserName];

    private readonly Argument<string?> _url = new(UrlName)
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "ws:// or wss:// URL of the server under test, or env:NAME; none: the embedded reference server",
    };

    private readonly Option<string?> _name =
        new("--name") { Description = "what reports call the server (default: its URL)", HelpName = "NAME" };
    private readonly Option<string?> _ca = new("--ca") { Description = "PEM file with certificates to trust", HelpName = "FILE" };
    private readonly Option<bool> _insecure = new("--insecure") { Description = "accept any certificate" };
    private readonly Option<string?> _sni = new("--sni") { Description = "server name in the TLS handshake", HelpName = "NAME" };
    private readonly Option<string?> _clientCertificate =
        new("--client-cert") { Description = "PEM file with a client certificate and its key", HelpName = "FILE" };
    private readonly Option<string?> _certificatePassword =
        new("--client-cert-password") { Description = "password of that key, or env:NAME", HelpName = "PASSWORD" };
    private readonly Option<string?> _unix = new("--unix") { Description = "connect to this Unix domain socket", HelpName = "PATH" };
    private readonly Option<string[]> _headers = new("--header", "-H")
    {
        Description = "extra header field in every request, such as a credential; the value, or its last word, may be env:NAME, for the "
            + "value of an environment variable; repeatable",
        HelpName = "NAME: VALUE",
    };

    private readonly Option<string?> _origin = new("--origin") { Description = "an Origin the server accepts", HelpName = "ORIGIN" };
    private readonly Option<string?> _subprotocol =
        new("--subprotocol") { Description = "a subprotocol the server supports", HelpName = "NAME" };
    private readonly ApplicationArguments _application = new();
    private readonly Option<string?> _path = new("--path") { Description = "path and query, instead of the URL's", HelpName = "PATH" };

    private readonly Option<string?> _parser = new(ParserName)
    {
        Description = "command of a frame parser without I/O, which gets octets and answers with events (docs/parser-protocol.md); the "
            + "opening handshake is the harness's",
        HelpName = "COMMAND",
    };

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
            [_name, _ca, _insecure, _sni, _clientCertificate, _certificatePassword, _unix, _headers, _origin, _subprotocol, _path,
                _parser, _exec, _wait, _pid];
        foreach (var option in options)
        {
            command.Add(option);
        }

        _application.AddTo(command);
    }

    /// <summary>The server that the arguments are about; without a URL the embedded one, which listens from here on.</summary>
    /// <param name="origin">Where the arguments were written.</param>
    /// <exception cref="CommandException">The URL is none of a WebSocket, an argument is malformed, or a file cannot be read.</exception>
    public Testee Parse(ParseResult arguments, FieldOrigin origin)
    {
        if (Parser(arguments, Role.Server) is { } parser)
        {
            return parser;
        }

        var fields = Fields(arguments, origin);
        var path = arguments.GetValue(_path) is { } written ? EnvironmentValue.Of(written) : null;
        ITarget target = Url(arguments) is { } url ? new UrlTarget(Address(arguments, url)) : new EmbeddedServer();
        var usual = Testee.At(target);
        var testee = usual with
        {
            Name = arguments.GetValue(_name) ?? usual.Name,
            Opening = usual.Opening with
            {
                RequestTarget = path is null ? target.RequestTarget : path.StartsWith('/') ? path : "/" + path,
                Origin = arguments.GetValue(_origin),
                Subprotocol = arguments.GetValue(_subprotocol),
                Fields = [.. fields, .. Offered(arguments.GetValue(_subprotocol), origin)],
            },
            Application = _application.Parse(arguments),
            Upkeep = Upkeep(arguments),
        };
        return testee with { Rerun = Rerun(arguments, fields).Then(_application.Rerun(arguments, testee.Secrets)) };
    }

    /// <summary>A server that insists on a subprotocol opens nothing without it.</summary>
    private static IEnumerable<SuppliedField> Offered(string? subprotocol, FieldOrigin origin) =>
        subprotocol is null ? [] : [new(new("Sec-WebSocket-Protocol", subprotocol), origin)];

    /// <summary>The same server when a subprotocol is offered to it.</summary>
    public Testee Offering(Testee testee, string subprotocol) => testee with
    {
        Opening = testee.Opening with
        {
            Subprotocol = subprotocol,
            Fields = [.. testee.Opening.Fields, .. Offered(subprotocol, FieldOrigin.CommandLine)],
        },
        Rerun = testee.Rerun.With(_subprotocol.Name, subprotocol),
    };

    /// <summary>What a command needs to know besides what leads to the server: its name, and how it is started.</summary>
    public RerunArguments Keeping(ParseResult arguments) => RerunArguments.None.With(_name.Name, arguments.GetValue(_name))
        .With(_exec.Name, arguments.GetValue(_exec)).With(_wait.Name, arguments.GetValue(_wait)?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The parser that the arguments are about, or null.</summary>
    /// <param name="role">The part that it takes.</param>
    /// <exception cref="CommandException">A URL or a program is named as well.</exception>
    public Testee? Parser(ParseResult arguments, Role role)
    {
        if (arguments.GetValue(_parser) is not { } command)
        {
            return null;
        }

        return NamesUrl(arguments) || arguments.GetValue(_exec) is not null
            ? throw new CommandException("a parser has no address and is started by --parser alone: leave out the URL and --exec")
            : Testee.At(new ParserTarget(command, role), role) with
            {
                Upkeep = Testees.Upkeep.None with { CanComeBack = true },
                Rerun = RerunArguments.None.With(_parser.Name, command),
            };
    }

    /// <summary>Whether the arguments say what is tested.</summary>
    public bool NamesTestee(ParseResult arguments) => NamesUrl(arguments) || arguments.GetValue(_parser) is not null;

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
        if (arguments.GetValue(_url) is not { } written)
        {
            return null;
        }

        var text = EnvironmentValue.Of(written);

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("ws" or "wss") || url.Host.Length == 0)
        {
            throw new CommandException(
                $"'{Shown(text)}' is not a WebSocket URL: it has to be ws://host[:port][/path] or wss://host[:port][/path]");
        }

        return url.Fragment.Length > 0
            ? throw new CommandException($"'{PublicUrl.Of(url)}' has a fragment, which means nothing in a WebSocket URL (section 3)")
            : url;
    }

    /// <summary>What may be a credential in something that is no URL.</summary>
    private static string Shown(string text) => PublicUrl.Target(text.Split('@')[^1]);

    private ServerAddress Address(ParseResult arguments, Uri url) => new(url)
    {
        UnixSocket = arguments.GetValue(_unix),
        ServerName = arguments.GetValue(_sni),
        Insecure = arguments.GetValue(_insecure),
        TrustedRoots = arguments.GetValue(_ca) is { } ca ? UserFile.Read(ca, Certificates) : [],
        ClientCertificate = arguments.GetValue(_clientCertificate) is { } file
            ? UserFile.Read(file, path => ClientCertificate(path, arguments.GetValue(_certificatePassword)))
            : null,
    };

    private static X509Certificate2 ClientCertificate(string path, string? password) => password is null
        ? X509Certificate2.CreateFromPemFile(path)
        : X509Certificate2.CreateFromEncryptedPemFile(path, EnvironmentValue.Of(password));

    private ImmutableArray<SuppliedField> Fields(ParseResult arguments, FieldOrigin origin) =>
    [
        .. (arguments.GetValue(_headers) ?? []).Select(text => Field(text, origin)),
        .. arguments.GetValue(_origin) is { } accepted ? [SuppliedField.Of(OriginField, accepted, origin)] : (SuppliedField[])[],
    ];

    /// <summary>What may be a credential is named by an environment variable: a report is passed around.</summary>
    private RerunArguments Rerun(ParseResult arguments, ImmutableArray<SuppliedField> fields)
    {
        var rerun = arguments.GetValue(_url) is { } url ? RerunArguments.Word(Reference(url, Url(arguments)!)) : RerunArguments.None;
        foreach (var option in new[] { _ca, _sni, _clientCertificate, _unix, _origin, _subprotocol })
        {
            rerun = rerun.With(option.Name, arguments.GetValue(option));
        }

        if (arguments.GetValue(_certificatePassword) is { } password)
        {
            rerun = rerun.With(_certificatePassword.Name, EnvironmentValue.Is(password) ? password : "env:CLIENT_CERT_PASSWORD");
        }

        if (arguments.GetValue(_path) is { } path)
        {
            var isPublic = EnvironmentValue.Is(path) || !path.Contains('?', StringComparison.Ordinal);
            rerun = rerun.With(_path.Name, isPublic ? path : "env:WSSPEC_PATH");
        }

        foreach (var field in fields.Where(f => f.Field.Name != OriginField || arguments.GetValue(_origin) is null))
        {
            rerun = rerun.With("-H", $"{field.Field.Name}: {field.Reference}");
        }

        return rerun.With(_insecure.Name, arguments.GetValue(_insecure));
    }

    private static string Reference(string written, Uri url) =>
        EnvironmentValue.Is(written) ? written : PublicUrl.HasSecrets(url) ? "env:WSSPEC_URL" : url.ToString();

    /// <summary>What was written may be a credential, so the complaint does not repeat it.</summary>
    private static SuppliedField Field(string text, FieldOrigin origin)
    {
        var field = text.Split(':', 2) is [{ Length: > 0 } name, var value] ? SuppliedField.Of(name.Trim(), value.Trim(), origin) : null;
        return field is not null && !$"{field.Field.Name}{field.Field.Value}".AsSpan().ContainsAny('\r', '\n')
            ? field
            : throw new CommandException("a header field is written as -H 'Name: value', in one line");
    }

    private static X509Certificate2Collection Certificates(string path)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(path);
        return certificates;
    }
}
