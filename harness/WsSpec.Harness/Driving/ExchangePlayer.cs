using System.Threading.Channels;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Exchanges;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Driving;

/// <summary>
/// Plays an <see cref="Exchange"/>. The next message is encoded and written where the end of the echo before it was read, so that nothing
/// is handed from thread to thread, while the session goes on reading: neither side can block the other.
/// </summary>
internal sealed class ExchangePlayer : IDisposable
{
    private readonly Exchange _exchange;
    private readonly SemaphoreSlim _writing;
    private readonly FrameWriter _frames;
    private readonly MessageDeflater? _deflater;
    private readonly EchoTap _tap;
    private readonly Channel<bool> _echoes = Channel.CreateUnbounded<bool>(
        new() { SingleReader = true, SingleWriter = true, AllowSynchronousContinuations = true });
    private int _sent;
    private int _announced;
    private TimeSpan _patience;
    private volatile ITimer? _silence;

    private ExchangePlayer(
        Exchange exchange, Session session, SemaphoreSlim writing, FrameWriter frames, DeflateAgreement? agreement, Role role)
    {
        (_exchange, _writing, _frames) = (exchange, writing, frames);
        _deflater = agreement is null ? null : new(agreement.WindowBits(role));
        _tap = new(exchange, agreement, role.Peer());
        _ = CompleteAsync(session.Ended);
    }

    /// <returns>Null when the messages have to be compressed and that was not agreed.</returns>
    public static ExchangePlayer? Create(Exchange exchange, Session session, SemaphoreSlim writing, Role role, Random random)
    {
        var agreement = exchange.Deflated ? session.Observe(Agreement) : null;
        return exchange.Deflated && agreement is null
            ? null
            : new(exchange, session, writing, new(session, exchange.WriteLength, role, random), agreement, role);
    }

    /// <summary>Plays it to its end; the connection is left open as far as the testee does.</summary>
    /// <param name="options">Its clock measures the limit, and how long both sides may be silent before that.</param>
    public async Task<ExchangeSums> PlayAsync(PlayOptions options, CancellationToken cancellation)
    {
        _patience = options.Timers.Case;
        using var limit = new CancellationTokenSource(_exchange.Limit, options.Clock);
        await using var silence = options.Clock.CreateTimer(_ => limit.Cancel(), null, _patience, Timeout.InfiniteTimeSpan);
        _silence = silence;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var fault = "";
        try
        {
            while (_sent < _exchange.Messages.Count && !_tap.IsOver)
            {
                await SendAsync(deadline.Token);
                if (!await _echoes.Reader.WaitToReadAsync(deadline.Token))
                {
                    fault = "the connection is closing";
                    break;
                }

                await _echoes.Reader.ReadAsync(deadline.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            fault = ExchangeSums.TimedOut;
        }
        finally
        {
            _silence = null;
        }

        var sums = _tap.Sums;
        return sums with
        {
            Sent = _sent,
            OctetsSent = (long)_sent * _exchange.Messages.Length,
            FramesSent = _frames.Frames,
            WireOctetsSent = _frames.Octets,
            Fault = sums.Fault.Length > 0 ? sums.Fault : fault,
        };
    }

    /// <summary>Takes what the session has read, and hands back what is not part of the exchange.</summary>
    public ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> octets)
    {
        _silence?.Change(_patience, Timeout.InfiniteTimeSpan);
        var handedBack = _tap.Take(octets);
        for (; _announced < _tap.Sums.Echoed; _announced++)
        {
            _echoes.Writer.TryWrite(true);
        }

        if (_tap.IsOver)
        {
            _echoes.Writer.TryComplete();
        }

        return handedBack;
    }

    /// <summary>To be called when the session is over: until then what the testee still sends is read here.</summary>
    public void Dispose()
    {
        _deflater?.Dispose();
        _tap.Dispose();
        _frames.Dispose();
    }

    private async ValueTask SendAsync(CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            var index = _sent++;
            _tap.Sending();
            if (_deflater is null)
            {
                await _frames.WriteMessageAsync(_exchange.Messages.Type, 0, _exchange.Messages.Segments(
                    index), _exchange.Messages.Length, _exchange.FragmentLength, cancellation);
            }
            else
            {
                var payload = _deflater.Deflate(_exchange.Messages.Segments(index));
                await _frames.WriteMessageAsync(
                    _exchange.Messages.Type, EchoTap.Rsv1, [payload], payload.Length, _exchange.FragmentLength, cancellation);
            }
        }
        finally
        {
            _silence?.Change(_patience, Timeout.InfiniteTimeSpan);
            _writing.Release();
        }
    }

    /// <summary>No echo comes after the last octet.</summary>
    private async Task CompleteAsync(Task ended)
    {
        try
        {
            await ended;
        }
        finally
        {
            _echoes.Writer.TryComplete();
        }
    }

    /// <summary>What the response of the opening handshake says of permessage-deflate; null: nothing.</summary>
    private static DeflateAgreement? Agreement(WireTap tap) =>
        tap.Conversation().Response is { } response ? DeflateAgreement.In(response) : null;
}
