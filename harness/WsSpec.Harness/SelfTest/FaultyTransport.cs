using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.SelfTest;

/// <summary>
/// Stands between the reference server and its peer and makes the octets of both directions, and the end of the transport, wrong as a
/// misbehaviour says. The server itself stays as it is.
/// </summary>
internal sealed partial class FaultyTransport(ITransport inner, Misbehaviour misbehaviour, TimeProvider clock) : ITransport
{
    private static readonly TimeSpan Lateness = TimeSpan.FromSeconds(3);

    private readonly IncomingFrames _incoming = new();
    private readonly StringBuilder _head = new();
    private ReadOnlyMemory<byte> _unread;
    private readonly ImmutableArray<int>.Builder _cuts = ImmutableArray.CreateBuilder<int>();
    private string? _request;
    private bool _hasResponded;
    private bool _hasEnded;
    private bool _staysOpen;

    private bool ChangesInput => misbehaviour.Request is not null || misbehaviour.Response is not null || misbehaviour.Receives is not null;

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        while (_unread.IsEmpty)
        {
            var count = await ReadInnerAsync(buffer, cancellation);
            if (count == 0 && misbehaviour.SendsAtEnd is { } atEnd && _hasResponded && !_hasEnded)
            {
                _hasEnded = true;
                await inner.WriteAsync(Guarded(() => Encode(atEnd())), cancellation);
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
        var changed = Guarded(() => _hasResponded ? ChangeFrames(octets) : ChangeResponse(octets));
        _hasResponded = true;
        if (!changed.IsEmpty)
        {
            await inner.WriteAsync(changed, cancellation);
        }
    }

    public async ValueTask HalfCloseAsync()
    {
        switch (misbehaviour.Ends?.Invoke() ?? Ending.Orderly)
        {
            case Ending.Orderly:
                await inner.HalfCloseAsync();
                break;
            case Ending.Reset:
                inner.Abort();
                break;
            case Ending.Late:
                await Task.Delay(Lateness, clock);
                await inner.HalfCloseAsync();
                break;
            case Ending.Never:
                _staysOpen = true;
                break;
            default:
                throw new InvalidOperationException("An ending that does not exist.");
        }
    }

    public void Abort() => inner.Abort();

    public ValueTask DisposeAsync() => _staysOpen ? ValueTask.CompletedTask : inner.DisposeAsync();

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

    private async ValueTask<int> ReadInnerAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await inner.ReadAsync(buffer, cancellation);
        }
        catch (TransportResetException)
        {
            misbehaviour.AtReset?.Invoke();
            throw;
        }
    }

    /// <summary>A crash leaves no time for an orderly end.</summary>
    private ReadOnlyMemory<byte> Guarded(Func<ReadOnlyMemory<byte>> change)
    {
        try
        {
            return change();
        }
        catch (CrashException)
        {
            inner.Abort();
            throw;
        }
    }

    private ReadOnlyMemory<byte> Change(ReadOnlyMemory<byte> octets)
    {
        if (_request is not null)
        {
            return Receive(octets, withRequest: false);
        }

        // A head that nothing changes is passed on as it comes.
        var before = _head.Length;
        _head.Append(Encoding.Latin1.GetString(octets.Span));
        var text = _head.ToString();
        if (EndOfHead().Match(text) is not { Success: true } emptyLine)
        {
            _cuts.Add(text.Length);
            return misbehaviour.Request is null ? octets : default;
        }

        var end = emptyLine.Index + emptyLine.Length;
        _request = text[..end];
        var head = misbehaviour.Request is { } change ? Encoding.Latin1.GetBytes(change(new(_request, _cuts.ToImmutable()))) : octets[..(end - before)];
        return Join([head, Receive(octets[(end - before)..], withRequest: true)]);
    }

    private ReadOnlyMemory<byte> Receive(ReadOnlyMemory<byte> octets, bool withRequest) => misbehaviour.Receives is { } change
        ? Join(change(_incoming.Read(octets, withRequest)).SelectMany(piece => piece.Octets))
        : octets;

    private ReadOnlyMemory<byte> ChangeResponse(ReadOnlyMemory<byte> octets) => misbehaviour.Response is { } change
        ? Encoding.Latin1.GetBytes(change(_request ?? _head.ToString(), Encoding.Latin1.GetString(octets.Span)))
        : octets;

    private ReadOnlyMemory<byte> ChangeFrames(ReadOnlyMemory<byte> octets)
    {
        if (misbehaviour.Sends is not { } change)
        {
            return octets;
        }

        var sent = new List<RawFrame>();
        while (FrameHeader.TryRead(octets.Span, out var header))
        {
            var end = header.HeaderLength + (int)header.PayloadLength;
            var frame = new RawFrame(header.Opcode, octets[header.HeaderLength..end]) { Fin = header.Fin, Rsv = header.Rsv };
            sent.AddRange(change(frame));
            octets = octets[end..];
        }

        return Encode(sent);
    }

    private static ReadOnlyMemory<byte> Encode(IEnumerable<RawFrame> frames)
    {
        var octets = new ArrayBufferWriter<byte>();
        foreach (var frame in frames)
        {
            frame.WriteTo(octets, Role.Server, freshKey: 0x37FA213D);
        }

        return octets.WrittenMemory;
    }

    /// <summary>Where the server sees the end, or gives up: it does not take an LF alone for the end of a line.</summary>
    [GeneratedRegex("\n\r?\n")]
    private static partial Regex EndOfHead();

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
