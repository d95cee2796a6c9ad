using System.Buffers;
using System.Text;

namespace WsSpec.Protocol;

public sealed partial class WebSocketConnection
{
    private readonly FrameEncoder _encoder;
    private readonly OutputBuffer _output = new();
    private ArrayBufferWriter<byte>? _encoded;
    private Opcode? _sending;
    private Utf8Validator _sendingUtf8;

    /// <summary>
    /// The octets to write to the transport next; empty if there are none. They are handed over once and stay valid until the call after
    /// this one, so the connection can be used while they are being written.
    /// </summary>
    public ReadOnlyMemory<byte> TakeOutput() => _output.Take();

    /// <summary>How many octets wait to be taken.</summary>
    public int OutputLength => _output.Length;

    /// <summary>Sends a text message, or with <paramref name="fin"/> false a fragment that the next call continues.</summary>
    /// <exception cref="InvalidOperationException">The connection is not open, or a binary message is unfinished.</exception>
    /// <exception cref="ArgumentException">The message as a whole is not valid UTF-8; a fragment may end inside a character.</exception>
    public void SendText(ReadOnlySpan<byte> utf8, bool fin = true)
    {
        CheckMaySend(Opcode.Text);
        var validator = _sendingUtf8;
        Violation? violation = !validator.Append(utf8) ? Violation.InvalidUtf8
            : fin && !validator.IsComplete ? Violation.IncompleteUtf8
            : null;
        if (violation is { } mistake && _options.Enforces(mistake, null))
            throw new ArgumentException("A text message is valid UTF-8.", nameof(utf8));

        _sendingUtf8 = fin ? default : validator;
        SendFragment(Opcode.Text, utf8, fin);
    }

    /// <summary>Sends a binary message, or with <paramref name="fin"/> false a fragment that the next call continues.</summary>
    /// <exception cref="InvalidOperationException">The connection is not open, or a text message is unfinished.</exception>
    public void SendBinary(ReadOnlySpan<byte> octets, bool fin = true)
    {
        CheckMaySend(Opcode.Binary);
        SendFragment(Opcode.Binary, octets, fin);
    }

    /// <summary>Sends a Ping with up to 125 octets, also between the fragments of a message.</summary>
    /// <exception cref="InvalidOperationException">The peer's Close has arrived, or the connection failed or ended.</exception>
    public void SendPing(ReadOnlySpan<byte> applicationData) => SendControl(Opcode.Ping, applicationData);

    /// <summary>Sends a Pong nobody asked for (section 5.5.3); Pings are answered without it.</summary>
    /// <exception cref="InvalidOperationException">The peer's Close has arrived, or the connection failed or ended.</exception>
    public void SendPong(ReadOnlySpan<byte> applicationData) => SendControl(Opcode.Pong, applicationData);

    /// <summary>Starts the closing handshake (section 7.1.2). Data can no longer be sent; what the peer sends still arrives.</summary>
    /// <exception cref="InvalidOperationException">The connection is not open.</exception>
    /// <exception cref="ArgumentException">A code this role may not send, a reason without a code, or one longer than 123
    /// octets.</exception>
    public void StartClosingHandshake(CloseCode? closeCode, string closeReason = "")
    {
        ArgumentNullException.ThrowIfNull(closeReason);
        if (closeCode is { } code && !code.MayBeSentBy(_role))
            throw new ArgumentException($"A {_role} does not send the close code {(ushort)code}.", nameof(closeCode));
        if (closeCode is null && closeReason.Length > 0)
            throw new ArgumentException("A reason needs a code before it.", nameof(closeReason));
        if (Encoding.UTF8.GetByteCount(closeReason) > CloseBody.MaxReasonLength)
            throw new ArgumentException("A reason takes at most 123 octets.", nameof(closeReason));
        if (State != ConnectionState.Open)
            throw new InvalidOperationException($"The connection is {State}.");

        WriteClose(new CloseBody(closeCode, closeReason));
        Signal(ConnectionSignal.CloseSent);
    }

    private void CheckMaySend(Opcode opcode)
    {
        if (!State.MaySendData())
            throw new InvalidOperationException($"The connection is {State}.");
        if (_sending is { } unfinished && unfinished != opcode)
            throw new InvalidOperationException($"A {unfinished} message is unfinished.");
    }

    private void SendFragment(Opcode opcode, ReadOnlySpan<byte> payload, bool fin)
    {
        var first = _sending is null;
        byte rsv = 0;
        if (_options.Extension is { } extension)
        {
            _encoded ??= new ArrayBufferWriter<byte>();
            _encoded.ResetWrittenCount();
            rsv = extension.Encode(payload, fin, _encoded);
            payload = _encoded.WrittenSpan;
        }

        _encoder.Write(_output.Writer, first ? opcode : Opcode.Continuation, payload, fin, first ? rsv : (byte)0);
        _sending = fin ? null : opcode;
    }

    private void SendControl(Opcode opcode, ReadOnlySpan<byte> applicationData)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(applicationData.Length, FrameRules.MaxControlPayload, nameof(applicationData));
        if (!State.MaySendPingAndPong())
            throw new InvalidOperationException($"The connection is {State}.");

        _encoder.Write(_output.Writer, opcode, applicationData);
    }

    private void AnswerClose(CloseBody received)
    {
        // 5.5.1: the code comes back. 7.4.1: except 1010, which is a client's to say.
        var code = received.CloseCode is CloseCode.MandatoryExtension && _role == Role.Server
            ? CloseCode.NormalClosure
            : received.CloseCode;
        WriteClose(new CloseBody(code, ""));
        Signal(ConnectionSignal.CloseSent);
    }

    private void WriteClose(CloseBody body)
    {
        Span<byte> octets = stackalloc byte[FrameRules.MaxControlPayload];
        _encoder.Write(_output.Writer, Opcode.Close, octets[..body.Write(octets)]);
    }
}
