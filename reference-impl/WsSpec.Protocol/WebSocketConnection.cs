using System.Buffers;

namespace WsSpec.Protocol;

/// <summary>
/// One end of an open WebSocket connection, without I/O: octets go in by <see cref="Receive"/>, events come out of
/// <see cref="NextEvent"/>, octets to write come out of <see cref="TakeOutput"/>. Pings and Close frames are answered by themselves.
/// </summary>
/// <remarks>
/// Nothing a peer sends makes it throw: misbehaviour is a <see cref="WebSocketEvent.Failed"/>. <see cref="InvalidOperationException"/>
/// and <see cref="ArgumentException"/> mean that the caller broke a rule. Not safe for use by several threads at once.
/// </remarks>
public sealed partial class WebSocketConnection
{
    private readonly Role _role;
    private readonly ConnectionOptions _options;
    private readonly FrameDecoder _decoder = new();
    private readonly MessageAssembler _assembler;
    private readonly ArrayBufferWriter<byte> _controlPayload = new();
    private readonly InputBuffer _input = new();
    private readonly Queue<WebSocketEvent> _events = new();
    private CloseBody? _closeReceived;
    private bool _insideFrame;
    private bool _inputEnded;

    public WebSocketConnection(Role role, IEntropySource entropy, ConnectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(entropy);
        ArgumentNullException.ThrowIfNull(options);
        _role = role;
        _options = options;
        _assembler = new MessageAssembler(options);
        _encoder = new FrameEncoder(role, entropy);
    }

    public ConnectionState State { get; private set; } = ConnectionState.Open;

    /// <summary>
    /// Whether to end the transport once the output is written: after failing, and for a server after both Close frames, so that the
    /// server is the one that holds TIME_WAIT (section 7.1.1). A client waits for the server, within reason.
    /// </summary>
    public bool ShouldCloseTransport => State switch
    {
        ConnectionState.Open or ConnectionState.CloseSent or ConnectionState.CloseReceived => false,
        ConnectionState.CloseExchanged => _role == Role.Server,
        ConnectionState.Failed or ConnectionState.ClosedCleanly or ConnectionState.ClosedAbnormally => true,
        _ => throw new ArgumentOutOfRangeException(nameof(State), State, null),
    };

    /// <summary>Takes octets from the peer, cut anywhere. They are copied, or thrown away if nothing is read any more.</summary>
    public void Receive(ReadOnlySpan<byte> octets)
    {
        if (_inputEnded)
            throw new InvalidOperationException("The end of the transport has been received.");
        if (State.MayReceive())
            _input.Append(octets);
    }

    /// <summary>Takes the end of the transport, orderly or not. Saying it twice is saying it once.</summary>
    public void ReceiveEof() => _inputEnded = true;

    /// <summary>Goes through what was received up to the next event.</summary>
    public ReadStatus NextEvent(out WebSocketEvent? next)
    {
        while (!_events.TryDequeue(out next))
        {
            if (State.IsClosed())
                return ReadStatus.Closed;
            if (State.MayReceive() && ReadFrame())
                continue;
            if (!_inputEnded)
                return ReadStatus.NeedData;
            EndTransport();
        }

        return ReadStatus.Event;
    }

    /// <summary>
    /// Fails the connection (section 7.1.7): sends a Close unless one was sent, reports <see cref="WebSocketEvent.Failed"/> and reads
    /// nothing more. Does nothing if the peer's Close has arrived or the connection has failed or ended.
    /// </summary>
    public void Fail(Violation violation)
    {
        if (State.After(ConnectionSignal.Fail) is null)
            return;
        if (State == ConnectionState.Open)
            WriteClose(new CloseBody(violation.CloseCode(), ""));

        Signal(ConnectionSignal.Fail);
        _input.Discard();
        _events.Enqueue(new WebSocketEvent.Failed(violation));
    }

    /// <summary>Reads on within the current frame; false if that takes more octets.</summary>
    private bool ReadFrame()
    {
        var unread = _input.Unread;
        var rest = unread;
        var ended = ReadFrame(ref rest, out var violation);
        _input.Consume(unread.Length - rest.Length);

        if (violation is { } broken)
            Fail(broken);
        else if (!State.MayReceive())
            _input.Discard();
        return ended || violation is not null;
    }

    private bool ReadFrame(ref ReadOnlySpan<byte> octets, out Violation? violation)
    {
        violation = null;
        if (!_insideFrame)
        {
            if (!_decoder.TryReadHeader(ref octets))
                return false;

            violation = BeginFrame(_decoder.Header);
            if (violation is not null)
                return false;
            _insideFrame = true;
        }

        violation = IsAssembled(_decoder.Header.Opcode) ? _assembler.Read(_decoder, ref octets) : ReadControlPayload(ref octets);
        if (violation is not null || _decoder.Remaining != 0)
            return false;

        _insideFrame = false;
        violation = EndFrame(_decoder.Header);
        return violation is null;
    }

    private Violation? BeginFrame(in FrameHeader header)
    {
        var state = new ReceiveState(_role, _options)
        {
            InsideMessage = _assembler.InsideMessage,
            Fragments = _assembler.InsideMessage ? _assembler.Fragments : 0,
            MessageLength = _assembler.InsideMessage ? _assembler.Length : 0,
        };
        if (FrameRules.Check(header, state) is { } violation)
            return violation;

        if (IsAssembled(header.Opcode))
            _assembler.Begin(header);
        else
            _controlPayload.ResetWrittenCount();
        return null;
    }

    private Violation? ReadControlPayload(ref ReadOnlySpan<byte> octets)
    {
        // A control frame that was let pass may be longer than 125 octets; room is made for what is there, not for what it announces.
        if (_decoder.Remaining != 0 && !octets.IsEmpty)
            _controlPayload.Advance(_decoder.ReadPayload(ref octets, _controlPayload.GetSpan(octets.Length)));
        return null;
    }

    private Violation? EndFrame(in FrameHeader header)
    {
        var applicationData = _controlPayload.WrittenSpan;
        switch (header.Opcode)
        {
            case Opcode.Continuation or Opcode.Text or Opcode.Binary:
                if (_assembler.End(header) is { } violation)
                    return violation;
                if (header.Fin)
                    _events.Enqueue(new WebSocketEvent.MessageReceived(_assembler.Opcode, _assembler.Take()));
                return null;

            case Opcode.Close:
                return EndClose(applicationData, header);

            case Opcode.Ping:
                _encoder.Write(_output.Writer, Opcode.Pong, applicationData);
                _events.Enqueue(new WebSocketEvent.PingReceived(applicationData.ToArray()));
                return null;

            case Opcode.Pong:
                _events.Enqueue(new WebSocketEvent.PongReceived(applicationData.ToArray()));
                return null;

            default:
                // Reserved, and FrameRules was told to overlook it: the frame is skipped.
                return null;
        }
    }

    private Violation? EndClose(ReadOnlySpan<byte> applicationData, in FrameHeader header)
    {
        if (CloseBody.TryRead(applicationData, _options, header, out var body) is { } violation)
            return violation;

        _closeReceived = body;
        _events.Enqueue(new WebSocketEvent.CloseReceived(body.CloseCode, body.CloseReason));
        Signal(ConnectionSignal.CloseReceived);
        if (State == ConnectionState.CloseReceived)
            AnswerClose(body);
        return null;
    }

    private void EndTransport()
    {
        Signal(ConnectionSignal.TransportEnded);
        var code = _closeReceived is { } body ? body.CloseCode ?? CloseCode.NoStatusReceived : CloseCode.AbnormalClosure;
        _events.Enqueue(new WebSocketEvent.Ended(State == ConnectionState.ClosedCleanly, code, _closeReceived?.CloseReason ?? ""));
    }

    private void Signal(ConnectionSignal signal) =>
        State = State.After(signal) ?? throw new InvalidOperationException($"A connection that is {State} knows no {signal}.");

    private static bool IsAssembled(Opcode opcode) => opcode is Opcode.Continuation or Opcode.Text or Opcode.Binary;
}
