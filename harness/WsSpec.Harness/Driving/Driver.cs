using System.Buffers;
using System.Collections.Immutable;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Driving;

/// <summary>
/// Plays a scenario on one connection and returns the conversation. It never judges and has no fixed waits: an
/// <see cref="Await"/> holds the next step back, and a deadline that passes is recorded like anything else.
/// </summary>
public sealed class Driver : IAsyncDisposable
{
    private readonly Counterpart _testee;
    private readonly PlayOptions _options;
    private readonly Scenario _scenario;
    private readonly Session _session;
    private readonly Awaiter _awaiter;
    private readonly BackgroundAnswers _answers;
    private readonly CutDelivery _cuts;
    private readonly Deadlines _deadlines;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly List<ExchangePlayer> _exchanges = [];
    private readonly Role _role;
    private readonly Composer _composer;
    private volatile ExchangePlayer? _exchange;
    private int _sentinels;

    private Driver(Scenario scenario, ITransport transport, Counterpart testee, PlayOptions options)
    {
        (_testee, _options) = (testee, options);
        _scenario = testee.Application.Adapt(scenario, testee.Profile.Echoes);
        _role = testee.Role.Peer();
        _composer = new(testee.Opening, _role, options.Seed, scenario.Id);
        _answers = new(scenario.AnswersClose, _role, SendAnswerAsync, () => _session!.HalfCloseAsync());
        _session = new(
            transport,
            testee.Role,
            options.Clock,
            options.Allowance.RoomFor(_scenario),
            new() { Received = _answers.Answer, Filter = octets => _exchange?.Take(octets) ?? octets })
        {
            WritePatience = options.Timers.Case,
            PacksMuch = options.Allowance.IsShared,
        };
        _awaiter = new(_session, testee, options);
        _cuts = new(_session, options);
        _deadlines = new(_session, options.Timers);
    }

    /// <summary>Plays a scenario. What comes back has no secrets of the user in it.</summary>
    /// <param name="transport">A fresh connection, which is closed at the end.</param>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public static async Task<Conversation> PlayAsync(
        Scenario scenario, ITransport transport, Counterpart testee, PlayOptions options, CancellationToken cancellation)
    {
        var (transcript, read) = await RecordAsync(scenario, transport, testee, options, cancellation);

        // What nobody had room for is left out as if it had never come.
        var conversation = read ?? WireTap.Read(transcript);
        var authority = testee.Role == Role.Client ? transport.Authority ?? testee.Opening.Authority : null;
        return testee.Secrets.Hide(conversation with { Transcript = transcript with { Authority = authority } });
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        _exchanges.ForEach(exchange => exchange.Dispose());
        _writing.Dispose();
    }

    /// <summary>What was recorded, and what was read of it while it went on: null where it was flooded.</summary>
    private static async Task<(Transcript Transcript, Conversation? Read)> RecordAsync(
        Scenario scenario, ITransport transport, Counterpart testee, PlayOptions options, CancellationToken cancellation)
    {
        await using var driver = new Driver(scenario, transport, testee, options);
        try
        {
            await driver.PlayAsync(cancellation);
        }
        catch (AbandonedException)
        {
            driver._session.RecordAbandonment();
        }

        var (conversation, isFlooded) = driver._session.Observe(tap => (tap.Conversation(), tap.IsFlooded));
        await driver.LeaveAsync(cancellation);
        return (conversation.Transcript, isFlooded ? null : conversation);
    }

    private async Task PlayAsync(CancellationToken cancellation)
    {
        _session.Listen();
        var steps = new Queue<Step>(_scenario.Script);
        if (!_scenario.OpensInScript && steps.Peek() is not Open)
        {
            await PlayAsync(Coalesced(new Open(), steps), cancellation);
        }

        while (steps.TryDequeue(out var step))
        {
            await PlayAsync(step is Open open ? Coalesced(open, steps) : step, cancellation);
        }
    }

    /// <summary>
    /// With the delivery axis coalesced, the first frames travel in the write of the 101. A client has to wait for the 101 (section 4.1),
    /// so the harness as a client does not send them early: what a server does then is open, and cases of their own ask.
    /// </summary>
    private Open Coalesced(Open open, Queue<Step> steps)
    {
        var applies = _role == Role.Server && _options.Delivery == Delivery.Coalesced && open.Together.IsEmpty
            && steps.TryPeek(out var next) && next is Send { Cuts.IsEmpty: true, Delivery: null };
        return applies ? open with { Together = ((Send)steps.Dequeue()).Frames } : open;
    }

    private Task PlayAsync(Step step, CancellationToken cancellation)
    {
        _awaiter.Follow(step);
        return step switch
        {
            Open open => OpenAsync(open, cancellation),
            SendRequest send => WriteAsync(Cut(_composer.Compose(send.Request), [], send.Cuts, send.Delivery), cancellation),
            SendResponse send => WriteAsync(Cut(Compose(_ => send.Response), [], send.Cuts, send.Delivery), cancellation),
            Send send => SendAsync(send, cancellation),
            SendOctets send => WriteAsync([send.Octets], cancellation),
            Await wait => AwaitAsync(wait.What, cancellation),
            Exchange exchange => ExchangeAsync(exchange, cancellation),
            StartClosingHandshake start => StartClosingHandshakeAsync(start.Close, cancellation),
            HalfClose => _session.HalfCloseAsync(),
            Suite.Cases.Abort => Abort(),
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };
    }

    private Task Abort()
    {
        _session.Abort();
        return Task.CompletedTask;
    }

    private async Task OpenAsync(Open open, CancellationToken cancellation)
    {
        var together = _composer.Compose(open.Together).Octets;
        var first = Math.Min(open.TogetherOctets ?? together.Length, together.Length);
        if (_role == Role.Client)
        {
            await WriteAsync([Join(_composer.Compose(open.Request), together[..first])], cancellation);
            await AwaitAsync(Awaited.Response, cancellation);
        }
        else
        {
            await AwaitAsync(Awaited.Request, cancellation);
            await WriteAsync([Join(Compose(open.ResponseTo), together[..first])], cancellation);
        }

        if (first < together.Length)
        {
            await WriteAsync([together[first..]], cancellation);
        }
    }

    private IReadOnlyCollection<ReadOnlyMemory<byte>> Cut(
        ReadOnlyMemory<byte> octets, IReadOnlyList<int> borders, ImmutableArray<Index> cuts, Delivery? delivery) =>
        [.. cuts.IsEmpty ? Cutting.Cut(octets, borders, delivery ?? _options.Delivery) : Cutting.At(octets, cuts)];

    private Task SendAsync(Send send, CancellationToken cancellation)
    {
        if (send.UnlessClosing && IsClosing)
        {
            return Task.CompletedTask;
        }

        var (octets, borders) = _composer.Compose(send.Frames);
        return WriteAsync(
            send.Part.Equals(Range.All) ? Cut(octets, borders, send.Cuts, send.Delivery) : [octets[send.Part]], cancellation);
    }

    private Task AwaitAsync(Awaited what, CancellationToken cancellation) => what switch
    {
        Awaited.ForMessage when !_testee.Profile.Echoes => AwaitProofOfReceiptAsync(what, cancellation),
        Awaited.ForSentinel => AwaitProofOfReceiptAsync(what, cancellation),
        Awaited.ForFailure => AwaitFailureAsync(what, cancellation),
        Awaited.ForEndIfClosing => AwaitEndIfClosingAsync(cancellation),
        _ => _awaiter.AwaitAsync(what, _deadlines.For(what), cancellation),
    };

    private bool IsClosing => _session.Observe(BackgroundAnswers.IsClosing);

    private bool MayStillSend => _session.Observe(BackgroundAnswers.MayStillSend);

    /// <summary>True when the end of the transport was awaited in vain after a Close of the testee.</summary>
    private static bool HasFallenSilentClosing(WireTap tap) => tap.Observations.SkipWhile(o => o is not CloseSeen).Any(o => o is Silence);

    /// <summary>Also in place of an echo that will not come: the Pong proves that all before the Ping was taken.</summary>
    private async Task AwaitProofOfReceiptAsync(Awaited proof, CancellationToken cancellation)
    {
        await SendSentinelAsync(cancellation);
        await _awaiter.AwaitAsync(proof, _deadlines.For(proof), cancellation);
    }

    private async Task AwaitFailureAsync(Awaited failure, CancellationToken cancellation)
    {
        var limit = _deadlines.For(failure);
        if (!await _awaiter.TryAwaitFailureAsync(failure, _options.Timers.Patience, cancellation))
        {
            await SendSentinelAsync(cancellation);
            if (!await _awaiter.AwaitAsync(failure, limit - _options.Timers.Patience, cancellation))
            {
                return;
            }
        }

        await AwaitEndIfClosingAsync(cancellation);
    }

    private Task AwaitEndIfClosingAsync(CancellationToken cancellation) =>
        _awaiter.IsClosing ? _awaiter.AwaitAsync(Awaited.End, _options.Timers.TransportEnd, cancellation) : Task.CompletedTask;

    private async Task StartClosingHandshakeAsync(RawFrame close, CancellationToken cancellation)
    {
        if (MayStillSend)
        {
            await WriteAsync([_composer.Compose(close)], cancellation);
        }

        if (!IsClosing || _session.Observe(HasFallenSilentClosing))
        {
            // The opening handshake has failed, or the end was awaited in vain where the testee had to fail the connection.
            return;
        }

        if (await _awaiter.AwaitAsync(Awaited.CloseFrame, _options.Timers.Close, cancellation))
        {
            await _awaiter.AwaitAsync(Awaited.End, _options.Timers.TransportEnd, cancellation);
        }
    }

    private async Task ExchangeAsync(Exchange exchange, CancellationToken cancellation)
    {
        if (ExchangePlayer.Create(exchange, _session, _writing, _role, _composer.Random) is { } player)
        {
            _exchanges.Add(player);
            _exchange = player;
            _session.RecordExchange(await player.PlayAsync(_options, cancellation));
        }
    }

    private Task SendSentinelAsync(CancellationToken cancellation) => MayStillSend
        ? WriteAsync([_composer.Compose(new RawFrame(Opcode.Ping, Sentinel.ApplicationData(++_sentinels)))], cancellation)
        : Task.CompletedTask;

    /// <summary>Sends a control frame of our own accord, once nothing else is half written.</summary>
    private async Task SendAnswerAsync(RawFrame frame)
    {
        try
        {
            await WriteAsync([_composer.Compose(frame)], CancellationToken.None);
        }
        catch (ObjectDisposedException)
        {
            // The case ended before its turn came.
        }
    }

    private async Task WriteAsync(IReadOnlyCollection<ReadOnlyMemory<byte>> pieces, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            await _cuts.WriteAsync(pieces, cancellation);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Says goodbye where the case has not: not part of the transcript.</summary>
    private async Task LeaveAsync(CancellationToken cancellation)
    {
        if (MayStillSend)
        {
            await WriteAsync([_composer.Compose(Phrases.Close(1000))], cancellation);
        }
    }

    /// <summary>Our response to the request that has come, if one has.</summary>
    private byte[] Compose(Func<TapHead?, RawResponse> respond)
    {
        var request = _session.Observe(tap => tap.Observations.OfType<RequestSeen>().FirstOrDefault())?.Head;
        return _composer.Compose(respond(request), request);
    }

    private static byte[] Join(byte[] head, ReadOnlyMemory<byte> frames) => [.. head, .. frames.Span];
}
