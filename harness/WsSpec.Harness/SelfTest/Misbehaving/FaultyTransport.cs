using System.Buffers;
using System.Text;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>
/// Stands between the reference server or client and its peer and makes the octets of both directions, and the end of the transport, wrong
/// as a misbehaviour says, or merely different. The endpoint itself stays as it is.
/// </summary>
internal sealed class FaultyTransport(ITransport inner, Role role, Misbehaviour misbehaviour, IEntropySource entropy, TimeProvider clock)
    : ITransport
{
    /// <summary>The pieces of one write that are cut, so that a long message does not take for ever.</summary>
    private const int MostPieces = 1024;

    private static readonly TimeSpan Lateness = TimeSpan.FromSeconds(3);

    private readonly IncomingHead _head = new(role);
    private readonly IncomingFrames _incoming = new();
    private readonly OutgoingFrames _outgoing = new(role, entropy);
    private ReadOnlyMemory<byte> _unread;
    private int _writes;
    private bool _hasWrittenHead;
    private bool _hasSeenEnd;
    private bool _isEnding;
    private bool _staysOpen;

    private bool ChangesInput =>
        misbehaviour.ReadsHead is not null || misbehaviour.WritesHead is not null || misbehaviour.Receives is not null;

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        while (_unread.IsEmpty)
        {
            var count = await ReadInnerAsync(buffer, cancellation);
            if (count == 0 && misbehaviour.SendsAtEnd is { } atEnd && _hasWrittenHead && _head.IsComplete && !_hasSeenEnd)
            {
                _hasSeenEnd = true;
                await inner.WriteAsync(Guarded(() => _outgoing.Write(atEnd())), cancellation);
            }

            if (count == 0 || !ChangesInput)
            {
                return count;
            }

            _unread = Guarded(() => Change(buffer[..count].ToArray()));
        }

        var length = Math.Min(buffer.Length, _unread.Length);
        _unread[..length].CopyTo(buffer);
        _unread = _unread[length..];
        return length;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
    {
        var ends = false;
        var changed = Guarded(() => _hasWrittenHead ? ChangeFrames(octets, out ends) : ChangeHead(octets));
        _hasWrittenHead = true;
        if (!changed.IsEmpty)
        {
            try
            {
                await DeliverAsync(changed, cancellation);
            }
            catch (TransportResetException)
            {
                misbehaviour.AtReset?.Invoke();
                throw;
            }
        }

        if (ends)
        {
            await HalfCloseAsync();
        }
    }

    public async ValueTask HalfCloseAsync()
    {
        if (_isEnding)
        {
            return;
        }

        _isEnding = true;
        switch (misbehaviour.Ends?.Invoke() ?? TransportEnding.Orderly)
        {
            case TransportEnding.Orderly:
                await inner.HalfCloseAsync();
                break;
            case TransportEnding.Reset:
                inner.Abort();
                break;
            case TransportEnding.Late:
                await Task.Delay(Lateness, clock);
                await inner.HalfCloseAsync();
                break;
            case TransportEnding.Never:
                _staysOpen = true;
                break;
            default:
                throw new InvalidOperationException("An ending that does not exist.");
        }
    }

    public void Abort()
    {
        _isEnding = true;
        inner.Abort();
    }

    /// <summary>An endpoint that gives up on the opening handshake disposes of the transport without a word.</summary>
    public async ValueTask DisposeAsync()
    {
        await HalfCloseAsync();
        if (!_staysOpen)
        {
            await inner.DisposeAsync();
        }
    }

    /// <summary>Waits for the peer to end a transport that this side does not.</summary>
    public async ValueTask OutlastPeerAsync(CancellationToken cancellation)
    {
        if (_staysOpen)
        {
            var buffer = new byte[FrameHeader.MaxLength];
            while (await inner.ReadAsync(buffer, cancellation) > 0)
            {
            }

            await inner.DisposeAsync();
        }
    }

    /// <summary>Writes at the pace and in the pieces that the misbehaviour wants.</summary>
    private async ValueTask DeliverAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
    {
        if (misbehaviour.Waits?.Invoke(_writes++) is { } wait)
        {
            await Task.Delay(wait, clock, cancellation);
        }

        for (var piece = 0; misbehaviour.PieceLength is { } length && piece < MostPieces && octets.Length > length; piece++)
        {
            await inner.WriteAsync(octets[..length], cancellation);
            octets = octets[length..];
        }

        await inner.WriteAsync(octets, cancellation);
    }

    private async ValueTask<int> ReadInnerAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(misbehaviour.GivesUpAfter ?? Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return await inner.ReadAsync(buffer, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return 0;
        }
        catch (TransportResetException)
        {
            misbehaviour.AtReset?.Invoke();
            throw;
        }
    }

    /// <summary>The same rules overlooked, and when one of them is a crash, this transport is aborted.</summary>
    public Func<T, bool>? Guarded<T>(Func<T, bool>? overlooks) =>
        overlooks is null ? null : violation => Guarded(() => overlooks(violation));

    /// <summary>A crash leaves no time for an orderly end.</summary>
    private T Guarded<T>(Func<T> change)
    {
        try
        {
            return change();
        }
        catch (CrashException)
        {
            Abort();
            throw;
        }
    }

    private ReadOnlyMemory<byte> Change(ReadOnlyMemory<byte> octets)
    {
        if (_head.IsComplete)
        {
            return Receive(octets, withHead: false);
        }

        // A head that nothing changes is passed on as it comes.
        var length = _head.Take(octets.Span);
        var head = misbehaviour.ReadsHead is not { } change ? octets[..length]
            : _head.IsComplete ? Encoding.Latin1.GetBytes(change(_head.Whole))
            : default;
        return Join([head, Receive(octets[length..], withHead: true)]);
    }

    private ReadOnlyMemory<byte> Receive(ReadOnlyMemory<byte> octets, bool withHead) => misbehaviour.Receives is { } change
        ? Join(change(_incoming.Read(octets, withHead)).SelectMany(piece => piece.Octets))
        : octets;

    private ReadOnlyMemory<byte> ChangeHead(ReadOnlyMemory<byte> octets) => misbehaviour.WritesHead is { } change
        ? Encoding.Latin1.GetBytes(change(_head.Text, Encoding.Latin1.GetString(octets.Span)))
        : octets;

    private ReadOnlyMemory<byte> ChangeFrames(ReadOnlyMemory<byte> octets, out bool ends)
    {
        ends = misbehaviour.EndsBehind is { } isLast && OutgoingFrames.Read(octets).Any(isLast);
        return misbehaviour.Sends is { } change ? _outgoing.Write(OutgoingFrames.Read(octets).SelectMany(change)) : octets;
    }

    private static ReadOnlyMemory<byte> Join(IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        var joined = new ArrayBufferWriter<byte>();
        foreach (var part in parts)
        {
            joined.Write(part.Span);
        }

        return joined.WrittenMemory;
    }
}
