using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using Spectre.Console;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Configuring;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec serve</c>: plays the cases against a client: a program, a browser, or the reference client.</summary>
internal sealed class ServeCommand : Command, IConfigurable
{
    private const string BrowserOption = "--browser";

    private readonly ApplicationArguments _application = new();
    private readonly RunArguments _run = new();
    private readonly LogArguments _log = new();
    private readonly OutputArguments _output = new();
    private readonly ResumeOption _resume = new();
    private readonly GateArguments _gate = new();
    private readonly Option<string?> _exec =
        new("--exec") { Description = "command that connects to {url}; started once for each case", HelpName = "COMMAND" };
    private readonly Option<string?> _browser = new(BrowserOption)
    {
        Description = "test a browser, the one found or the one named; 'page' waits for you to open the page",
        HelpName = "PATH",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _subprotocol = new("--subprotocol")
    {
        Description = "subprotocol to select where the client offers it (default: the first it offers)",
        HelpName = "NAME",
    };

    private readonly Option<double> _startUp =
        new("--wait") { Description = "seconds the program may take until it connects", DefaultValueFactory = _ => 20 };
    private readonly Option<bool> _tls =
        new("--tls") { Description = "hand the client wss:// URLs, with a certificate made for the occasion unless --cert names one" };
    private readonly Option<string?> _certificate =
        new("--cert") { Description = "PEM file with the certificate for --tls", HelpName = "FILE" };
    private readonly Option<string?> _key =
        new("--key") { Description = "PEM file with its key (default: in the file of the certificate)", HelpName = "FILE" };

    private readonly TimeOption _limit = new(
        EndpointArguments.LimitName,
        "how long the run may take, such as 90s, 10m or 2h (default: no case is begun after 2.5 minutes of conversation)");

    private readonly HostileOption _hostile = new(
        Role.Client,
        "test a client that is after the harness, once a few connections have shown nothing; without a name: show what there is");

    public ServeCommand()
        : base("serve", "Run the conformance cases against a client.")
    {
        foreach (var option in new Option[] { _exec, _browser, _subprotocol, _startUp, _tls, _certificate, _key, _limit, _hostile })
        {
            Add(option);
        }

        Add(Config);
        _application.AddTo(this);
        _run.AddTo(this);
        _output.AddTo(this);
        Add(_resume);
        _gate.AddTo(this);
        _log.AddTo(this);
        SetAction(ExecuteAsync);
    }

    public Option<string?> Config { get; } = new ConfigOption();

    public ImmutableArray<string> NamesOfTestee => [_exec.Name, _browser.Name, _hostile.Name];

    /// <summary>Elsewhere the program that is waited for is a server.</summary>
    public ImmutableArray<string> Apart => [_exec.Name, _startUp.Name];

    public ValueTask CheckAsync(ParseResult arguments)
    {
        _output.Parse(arguments);
        _gate.Parse(arguments);
        _run.Parse(arguments);
        _log.Parse(arguments).Dispose();
        _application.Parse(arguments);
        _hostile.Parse(arguments);
        return ValueTask.CompletedTask;
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        if (_hostile.List(arguments) is { } peers)
        {
            await arguments.InvocationConfiguration.Output.WriteLineAsync(string.Join('\n', peers));
            return ExitCode.Ok;
        }

        var output = _output.Parse(arguments);
        var gate = _gate.Parse(arguments);
        var configuration = _run.Parse(arguments);
        using var logs = _log.Parse(arguments);
        using var certificate = Certificate(arguments);
        var testee = Client(arguments, certificate);
        if (testee.Target is BrowserTarget browser)
        {
            output.Console.WriteLine($"the page for the browser is {browser.Page}");
        }

        using var journals = new Journals(output, arguments.GetValue(_resume), [testee.Name]);
        var run = new TesteeRun(output, configuration, configuration.Selection.Select(Role.Client), gate, journals);
        var facts = await run.RunAsync(new Endpoint(testee with { Logs = logs }, arguments.GetValue(_limit), Attempts: 1), cancellation);
        var reports = gate.Apply([facts]);
        journals.Others.Show(reports);
        var areWritten = journals.Others.WriteFiles(reports);
        return journals.Finish([facts], areWritten) && areWritten ? RunReport.ExitCodeOf(reports) : ExitCode.HarnessError;
    }

    private Testee Client(ParseResult arguments, X509Certificate2? certificate)
    {
        if (_hostile.Parse(arguments) is { } hostile)
        {
            return Testee.At(new LoopbackTarget($"the hostile client {hostile.Name}", _hostile.Play(hostile)), Role.Client) with
            {
                Rerun = RerunArguments.None.With(_hostile.Name, hostile.Name),
            };
        }

        var testee = Browser(arguments, certificate) is { } browser
            ? Testee.At(browser, Role.Client) with { Rerun = RerunArguments.Of(BrowserOption) }
            : ClientTestees.Of(arguments.GetValue(_exec), TimeSpan.FromSeconds(arguments.GetValue(_startUp)), certificate);
        var client = testee with
        {
            Opening = testee.Opening with { Subprotocol = arguments.GetValue(_subprotocol) },
            Application = _application.Parse(arguments),
        };
        return client with
        {
            Rerun = client.Rerun.Then(_application.Rerun(arguments, client.Secrets))
                .With(_subprotocol.Name, arguments.GetValue(_subprotocol))
                .With(_certificate.Name, arguments.GetValue(_certificate))
                .With(_key.Name, arguments.GetValue(_key))
                .With(_tls.Name, arguments.GetValue(_tls)),
        };
    }

    private BrowserTarget? Browser(ParseResult arguments, X509Certificate2? certificate)
    {
        if (arguments.GetResult(_browser) is null)
        {
            return null;
        }

        return arguments.GetValue(_browser) switch
        {
            "page" => new BrowserTarget(null, certificate),
            null => new BrowserTarget(BrowserTarget.Find()
                ?? throw new CommandException($"no Chromium or Chrome is on the search path; name it: {BrowserOption} PATH"), certificate),
            var path when File.Exists(path) => new BrowserTarget(path, certificate),
            var path => throw new CommandException($"there is no browser at {path}"),
        };
    }

    private X509Certificate2? Certificate(ParseResult arguments)
    {
        var (certificate, key) = (arguments.GetValue(_certificate), arguments.GetValue(_key));
        return arguments.GetValue(_tls) ? OwnServers.Certificate(certificate, key)
            : certificate is null && key is null ? null
            : throw new CommandException("--cert and --key go with --tls");
    }
}
