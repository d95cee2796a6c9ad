using System.Collections.Concurrent;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.Parsers;

/// <summary>
/// A parser as a testee: connections are of memory, the opening handshake is ours, and programs that run already are used again. When one
/// is gone, no connection is made until that is on record.
/// </summary>
/// <param name="command">Starts a program that speaks the protocol of docs/parser-protocol.md.</param>
/// <param name="role">Whose octets it does not read: its own.</param>
internal sealed class ParserTarget(string command, Role role) : ITarget, IAsyncDisposable
{
    private readonly ConcurrentBag<ParserProgram> _idle = [];
    private readonly SemaphoreSlim _free = new(Most);
    private string? _symptom;

    private static int Most => 2 * Environment.ProcessorCount;

    public string Name => command;

    public string Host => ReferenceClientTarget.Uri.Authority;

    public string RequestTarget => "/";

    public TransportKind Transport => TransportKind.Memory;

    public bool IsTls => false;

    public int MostConnections => Most;

    public void Revive() => _symptom = null;

    public async ValueTask<ITransport> ConnectAsync(CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        try
        {
            var parser = await TakeAsync(cancellation);
            var (ours, theirs) = MemoryTransport.CreatePair();
            _ = Task.Run(() => ServeAsync(theirs, parser, cancellation), CancellationToken.None);
            return ours;
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    /// <summary>Waits for the connections that still end, and stops all programs.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < Most; i++)
        {
            await _free.WaitAsync();
        }

        _free.Dispose();
        while (_idle.TryTake(out var parser))
        {
            await parser.DisposeAsync();
        }
    }

    private async Task<ParserProgram> TakeAsync(CancellationToken cancellation)
    {
        if (_symptom is { } symptom)
        {
            throw Unreachable(symptom);
        }

        var parser = _idle.TryTake(out var idle) ? idle : new(command);
        try
        {
            await parser.OpenAsync(role, cancellation);
            return parser;
        }
        catch (Exception e)
        {
            await parser.DisposeAsync();
            throw e is ParserGoneException gone ? Unreachable(_symptom = gone.Message) : e;
        }
    }

    private TargetUnreachableException Unreachable(string symptom) => new($"the parser '{command}' {symptom}");

    private async Task ServeAsync(ITransport transport, ParserProgram parser, CancellationToken cancellation)
    {
        try
        {
            await PlayAsync(transport, parser, cancellation);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more.
        }
        finally
        {
            await RestAsync(parser);
            _free.Release();
        }
    }

    private Task PlayAsync(ITransport transport, ParserProgram parser, CancellationToken cancellation) => role == Role.Server
        ? new ReferenceEndpoint(new() { Deflate = null, StandIn = StandIn(parser) }).ServeAsync(transport, cancellation)
        : new ReferenceClient(new() { Deflate = null, StandIn = StandIn(parser) })
            .RunAsync(transport, ReferenceClientTarget.Uri, cancellation);

    private Func<ITransport, ReadOnlyMemory<byte>, ReferenceOptions, CancellationToken, Task> StandIn(ParserProgram parser) =>
        async (transport, first, options, cancellation) =>
        {
            try
            {
                await new ParserConversation(parser, role, options).RunAsync(transport, first, cancellation);
            }
            catch (ParserGoneException e)
            {
                _symptom = e.Message;
                transport.Abort();
            }
        };

    private async Task RestAsync(ParserProgram parser)
    {
        if (parser.IsAtRest)
        {
            _idle.Add(parser);
        }
        else
        {
            await parser.DisposeAsync();
        }
    }
}
