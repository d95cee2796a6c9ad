using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Autobahn;

/// <summary>
/// Serves the connections of a fuzzing server: those on which a case is played, by the driver, and those on which a client asks for
/// something, by the reference implementation. Any number of agents and connections at once, within bounds.
/// </summary>
/// <param name="cases">Those selected, numbered from 1.</param>
/// <param name="output">Receives the lines that scripts look for.</param>
/// <param name="error">Receives what Autobahn would not say.</param>
internal sealed class FuzzingServer(
    FuzzingServerSpec spec, ImmutableArray<AutobahnCase> cases, ClientResults results, TextWriter output, TextWriter error)
{
    private const int MostConnections = 256;
    private const int Busy = 503;

    /// <summary>How long the cases of an agent are waited for that asks for its reports.</summary>
    private static readonly TimeSpan IdlePatience = TimeSpan.FromSeconds(5);

    private readonly ReferenceServerOptions _options = new() { Deflate = null };
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Counterpart _client = new() { Role = Role.Client, Opening = new() { Host = "", RequestTarget = "" } };
    private readonly PlayOptions _play = new() { Timers = spec.Options.Timers };

    private int _connections;

    /// <summary>Completes when a client has asked for the end.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>Serves one connection from its first octet to the end of the transport.</summary>
    public async Task ServeAsync(ITransport transport, CancellationToken cancellation)
    {
        await using var _ = transport;
        try
        {
            if (Interlocked.Increment(ref _connections) <= MostConnections
                && await IncomingRequest.ReadAsync(transport, Handshake, _options, cancellation) is { } request)
            {
                await ServeAsync(transport, request, cancellation);
            }
        }
        catch (TransportResetException)
        {
            // The client is gone; there is nobody left to tell.
        }
        catch (CommandException e)
        {
            await error.WriteLineAsync($"wsspec: {e.Message}");
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }

    private ServerHandshakeOptions Handshake => _options.Handshake with
    {
        Refuse = request => Command(request) is FuzzingCommand.Refuse refuse ? refuse.Status : null,
        SelectSubprotocol = request => request.Subprotocols.FirstOrDefault(spec.Protocols.Contains),
    };

    private FuzzingCommand Command(OpeningRequest request) => FuzzingCommand.Parse(request.ResourceName, cases) switch
    {
        FuzzingCommand.RunCase run when !results.Admits(run.Agent) => new FuzzingCommand.Refuse(Busy),
        FuzzingCommand.TellStatus tell when !results.Admits(tell.Agent) => new FuzzingCommand.Refuse(Busy),
        var command => command,
    };

    private async Task ServeAsync(ITransport transport, IncomingRequest request, CancellationToken cancellation)
    {
        if (request.Outcome is not ServerHandshakeOutcome.Accepted accepted)
        {
            await transport.WriteAsync(Page(request) ?? request.Outcome.Response, cancellation);
            await EchoLoop.CloseAsync(transport, new byte[4096], _options, cancellation);
            return;
        }

        var command = FuzzingCommand.Parse(accepted.Request.ResourceName, cases);
        if (command is FuzzingCommand.RunCase run && !spec.Selection.IsExcluded(run.Agent, run.Case.Id))
        {
            await PlayAsync(run, accepted.Subprotocol, new ReplayedTransport(request.Octets, transport), cancellation);
            return;
        }

        var connection = new WebSocketConnection(Role.Server, _options.Entropy, _options.Connection);
        connection.Receive(request.Behind.Span);
        await transport.WriteAsync(accepted.Response, cancellation);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await new ControlConnection(transport, connection, _options)
            .RunAsync(AnswerAsync(command, transport.Peer, over.Token), cancellation);
        await over.CancelAsync();
        if (command is FuzzingCommand.Stop or FuzzingCommand.UpdateReports { ThenStop: true })
        {
            _stopped.TrySetResult();
        }
    }

    private async Task PlayAsync(FuzzingCommand.RunCase run, string? subprotocol, ITransport transport, CancellationToken cancellation)
    {
        await output.WriteLineAsync($"Running test case ID {run.Case.Id} for agent {Printable.Line(run.Agent)} from peer {transport.Peer}");
        results.Begin(run.Agent, run.Case);
        var started = TimeProvider.System.GetUtcNow();
        var client = _client with { Opening = _client.Opening with { Subprotocol = subprotocol ?? "" } };
        var conversation = await Driver.PlayAsync(run.Case.Scenario, transport, client, _play, cancellation);
        var judgement = AutobahnOracle.Judge(run.Case, conversation, spec.Options.FailByDrop);
        results.End(AutobahnResult.Of(run.Agent, run.Case, judgement, conversation, started));
    }

    /// <summary>The text that answers a command, or null when there is nothing to be said.</summary>
    /// <param name="over">When the connection is, nobody waits for the answer any more.</param>
    private async Task<string?> AnswerAsync(FuzzingCommand command, string? peer, CancellationToken over)
    {
        switch (command)
        {
            case FuzzingCommand.CountCases:
                return cases.Length.ToString(CultureInfo.InvariantCulture);
            case FuzzingCommand.DescribeCase { Case: var @case }:
                return $$"""{"id": "{{@case.Id}}", "description": "{{JsonEncodedText.Encode(@case.Description)}}"}""";
            case FuzzingCommand.TellStatus tell when !spec.Selection.IsExcluded(tell.Agent, tell.Case.Id):
                return $$"""{"behavior": "{{(await results.ResultAsync(tell.Agent, tell.Case).WaitAsync(over)).Behavior.Name()}}"}""";
            case FuzzingCommand.UpdateReports update:
                await UpdateReportsAsync(update, peer);
                return null;
            default:
                return null;
        }
    }

    /// <summary>A case is over for a client as soon as its connection is; its result may still be on the way to the index.</summary>
    private async Task UpdateReportsAsync(FuzzingCommand.UpdateReports update, string? peer)
    {
        await output.WriteLineAsync($"Updating reports, requested by peer {peer}");
        await results.WhenIdle(update.Agent).WaitAsync(IdlePatience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Run(results.WriteIndex);
    }

    /// <summary>What a person sees who comes with a browser; null for anyone else.</summary>
    private byte[]? Page(IncomingRequest request)
    {
        var isPage = request.Outcome is ServerHandshakeOutcome.Rejected { Violation: HandshakeViolation.UpgradeMissing }
            && TapHead.Parse(request.Octets[..request.Length]).StartLine.StartsWith("GET / ", StringComparison.Ordinal);
        var text =
            $"wsspec in the place of Autobahn's fuzzing server, with {cases.Length} cases. WebSocket clients begin with /getCaseCount.\n";
        return isPage
            ? Encoding.ASCII.GetBytes(
                $"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {text.Length}\r\nConnection: close\r\n\r\n{text}")
            : null;
    }
}
