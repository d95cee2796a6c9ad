using System.Buffers;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Exchanges;

/// <summary>
/// Reads the testee's side of an <see cref="Exchange"/>: compares the messages with the series as they come in and keeps nothing of them.
/// Control frames, and everything from the first frame on that belongs to no echo, are handed back to be recorded.
/// </summary>
/// <param name="exchange">What is sent.</param>
/// <param name="agreement">What was agreed about compression; null: nothing.</param>
/// <param name="testee">The role of the implementation under test.</param>
public sealed class EchoTap(Exchange exchange, DeflateAgreement? agreement, Role testee) : IDisposable
{
    /// <summary>The reserved bit of a compressed message (RFC 7692, section 6).</summary>
    public const byte Rsv1 = 4;

    private readonly MessageSeries _series = exchange.Messages;
    private readonly HeaderReader _headers = new(fromTestee: true);
    private readonly StreamInflater? _inflater = agreement is null ? null : new(agreement.NoContextTakeover(testee));
    private readonly WindowCheck? _window = agreement is null
        ? null
        : WindowCheck.For(agreement.WindowBits(testee), exchange.Messages.Length);
    private readonly ArrayBufferWriter<byte> _handedBack = new();
    private TapFrame? _frame;
    private long _taken;
    private byte[] _unmasked = [];
    private bool _inMessage;
    private bool _compressed;
    private bool _altered;
    private bool _handsBackAll;
    private long _length;
    private int _sent;

    /// <summary>What has been received; <see cref="ExchangeSums.Fault"/> says why it cannot go on.</summary>
    public ExchangeSums Sums { get; private set; } = new();

    /// <summary>True once no further echo can come.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Announces that the next message of the series is being sent.</summary>
    public void Sending() => Interlocked.Increment(ref _sent);

    /// <summary>Takes octets of the testee.</summary>
    /// <returns>Those that have to be recorded, valid until the next call.</returns>
    public ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> octets)
    {
        _handedBack.ResetWrittenCount();
        while (!octets.IsEmpty && !_handsBackAll)
        {
            _frame ??= Begin(ref octets);
            if (_frame is not null && !_handsBackAll)
            {
                TakePayload(ref octets);
            }
        }

        if (_handsBackAll)
        {
            _handedBack.Write(octets.Span);
        }

        return _handedBack.WrittenMemory;
    }

    public void Dispose() => _inflater?.Dispose();

    private TapFrame? Begin(ref ReadOnlyMemory<byte> octets)
    {
        if (_headers.Read(ref octets) is not { } frame)
        {
            return null;
        }

        _taken = 0;
        if (frame.Opcode.IsControl() && Enum.IsDefined(frame.Opcode))
        {
            HandBackHeader(frame);
        }
        else if (Strange(frame) is { } strange)
        {
            _handsBackAll = true;
            HandBackHeader(frame);
            Stop(strange);
        }
        else
        {
            BeginData(frame);
        }

        return frame;
    }

    /// <summary>Why a frame is none of an echo, or null.</summary>
    private string? Strange(TapFrame frame) =>
        _headers.Undecodable ?? (IsOver ? "a message after the end"
        : frame.Opcode != (_inMessage ? Opcode.Continuation : _series.Type) ? $"a frame with opcode {(byte)frame.Opcode}"
        : frame.Rsv != 0 && (_inMessage || agreement is null || frame.Rsv != Rsv1) ? $"a frame with reserved bits {frame.Rsv}"
        : !_inMessage && Sums.Echoed == Volatile.Read(ref _sent) ? "a message that is no echo"
        : null);

    private void BeginData(TapFrame frame)
    {
        Sums = Sums with
        {
            FramesReceived = Sums.FramesReceived + 1,
            WireOctetsReceived = Sums.WireOctetsReceived + HeaderLength(frame) + (long)frame.PayloadLength,
        };
        if (!_inMessage)
        {
            (_inMessage, _compressed, _altered, _length) = (true, frame.Rsv == Rsv1, false, 0);
        }
    }

    private void TakePayload(ref ReadOnlyMemory<byte> octets)
    {
        var frame = _frame!;
        var take = (int)Math.Min(frame.PayloadLength - (ulong)_taken, (ulong)octets.Length);
        var part = octets[..take];
        octets = octets[take..];
        if (frame.Opcode.IsControl())
        {
            _handedBack.Write(part.Span);
        }
        else if (!IsOver)
        {
            Compare(frame.Masked ? Unmask(part.Span, frame) : part);
        }

        _taken += take;
        if ((ulong)_taken == frame.PayloadLength)
        {
            _frame = null;
            End(frame);
        }
    }

    private void End(TapFrame frame)
    {
        if (frame.Opcode.IsControl())
        {
            IsOver |= frame.Opcode == Opcode.Close;
        }
        else if (frame.Fin && !IsOver)
        {
            EndMessage();
        }
    }

    private void EndMessage()
    {
        if (_compressed)
        {
            if (_window?.EndMessage() is { } overreach)
            {
                Stop(overreach);
                return;
            }

            CompareInflated(StreamInflater.Tail);
            _inflater!.EndMessage();
        }

        _inMessage = false;
        if (_length != _series.Length)
        {
            Stop($"an echo of {_length} octets");
            return;
        }

        Sums = Sums with
        {
            Echoed = Sums.Echoed + 1,
            Altered = Sums.Altered + (_altered ? 1 : 0),
            OctetsReceived = Sums.OctetsReceived + _length,
        };
    }

    private void Compare(ReadOnlyMemory<byte> part)
    {
        if (!_compressed)
        {
            CompareClear(part.Span);
            return;
        }

        _window?.Take(part.Span);
        CompareInflated(part);
    }

    private void CompareInflated(ReadOnlyMemory<byte> part)
    {
        _inflater!.Feed(part);
        while (!IsOver && _inflater.Read() is { IsEmpty: false } inflated)
        {
            CompareClear(inflated);
        }

        if (_inflater.IsBroken)
        {
            Stop("a message that cannot be inflated");
        }
    }

    private void CompareClear(ReadOnlySpan<byte> part)
    {
        if (_length + part.Length > _series.Length)
        {
            Stop($"an echo of more than {_series.Length} octets");
            return;
        }

        while (!part.IsEmpty)
        {
            var expected = _series.Segment(Sums.Echoed, (int)_length).Span;
            var count = Math.Min(expected.Length, part.Length);
            _altered = _altered || !part[..count].SequenceEqual(expected[..count]);
            _length += count;
            part = part[count..];
        }
    }

    private void Stop(string fault)
    {
        IsOver = true;
        Sums = Sums with { Fault = Sums.Fault.Length == 0 ? fault : Sums.Fault };
    }

    private ReadOnlyMemory<byte> Unmask(ReadOnlySpan<byte> part, TapFrame frame)
    {
        if (_unmasked.Length < part.Length)
        {
            _unmasked = new byte[part.Length];
        }

        Masking.Apply(part, _unmasked, frame.MaskingKey, (int)(_taken & 3));
        return _unmasked.AsMemory(0, part.Length);
    }

    private void HandBackHeader(TapFrame frame) =>
        _handedBack.Advance(AsRaw(frame).WriteHeader(_handedBack.GetSpan(RawFrame.HeaderMaximum), Role.Server, 0));

    private static int HeaderLength(TapFrame frame) => AsRaw(frame).WriteHeader(stackalloc byte[RawFrame.HeaderMaximum], Role.Server, 0);

    private static RawFrame AsRaw(TapFrame frame) => new(frame.Opcode, default)
    {
        Fin = frame.Fin,
        Rsv = frame.Rsv,
        Masked = frame.Masked,
        MaskingKey = frame.MaskingKey,
        LengthForm = frame.LengthForm,
        DeclaredLength = frame.PayloadLength,
    };
}
