using System.CommandLine;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec echo [URL]</c>: the reference server as a program, until it is interrupted.</summary>
internal sealed class EchoCommand : Command
{
    private readonly Argument<string> _url = new("url")
    {
        Description = "ws:// or wss:// URL to listen at; port 0 takes a free one",
        DefaultValueFactory = _ => "ws://127.0.0.1:9001",
    };

    private readonly Option<string?> _fault =
        new("--fault") { Description = "be faulty in one way, to see whether it is noticed (wsspec selftest --list)", HelpName = "NAME" };

    private readonly HostileOption _hostile =
        new(Role.Server, "be after whoever connects, once a few connections have shown nothing; without a name: show what there is");

    public EchoCommand()
        : base("echo", "Run the reference echo server.")
    {
        Add(_url);
        Add(_fault);
        Add(_hostile);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        if (_hostile.List(arguments) is { } peers)
        {
            await arguments.InvocationConfiguration.Output.WriteLineAsync(string.Join('\n', peers));
            return ExitCode.Ok;
        }

        var text = arguments.GetValue(_url)!;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("ws" or "wss"))
        {
            throw new CommandException($"cannot listen at '{text}': write it as ws://127.0.0.1:9001, with an IP address or localhost");
        }

        var hostile = _hostile.Parse(arguments);
        await using var server = OwnServers.At(
            url,
            url.Scheme == "wss" && hostile is not { IsBelowTls: true } ? SelfSigned.Create() : null,
            hostile is null ? Server(arguments.GetValue(_fault)) : _hostile.Play(hostile));
        await arguments.InvocationConfiguration.Output.WriteLineAsync($"listening at {url.Scheme}://{server.Url.Authority}/");
        var stopped = new TaskCompletionSource();
        await using var registration = cancellation.Register(stopped.SetResult);
        await stopped.Task;
        return ExitCode.Ok;
    }

    private static Func<ITransport, CancellationToken, Task> Server(string? fault)
    {
        var options = new ReferenceServerOptions();
        return fault is null ? new ReferenceEndpoint(options).ServeAsync
            : AllFaults.Of(Role.Server).FirstOrDefault(f => f.Name == fault) is { } known ? new FaultyServer(known, options).PlayAsync
            : throw new CommandException($"no fault is called '{fault}' (wsspec selftest --role server --list shows all)");
    }
}
