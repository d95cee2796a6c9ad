using System.Buffers;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>
/// Follows what is sent, octet by octet as the testee gets it, and keeps the <see cref="ReceivedStream"/>. Cuts between writes mean nothing
/// here: they mean nothing to section 5 either.
/// </summary>
/// <param name="testee">The role of the receiver.</param>
/// <param name="deflates">Whether permessage-deflate was agreed on.</param>
/// <param name="echoes">Whether the testee sends messages back; where it does not, sentinels take the place of echoes.</param>
internal sealed class Receiver(Role testee, bool deflates, bool echoes)
{
    /// <summary>No failure has such a code by itself (section 7.4.2).</summary>
    private const ushort FirstPrivateCode = 3000;

    /// <summary>Nobody waits for a frame with more octets of payload than this, so its header has to do.</summary>
    private const ulong LongestWait = int.MaxValue;

    private readonly FrameReader _reader = new(fromTestee: false);
    private readonly MessageReader _messages = new() { Inflates = deflates };
    private Utf8Reader _text;
    private bool _insideMessage;
    private bool _isText;
    private bool _isCompressed;
    private bool _hadFinalBlock;
    private ulong _messageLength;
    private ArrayBufferWriter<byte> _compressed = new();

    public ReceivedStream ReceivedStream { get; private set; } = new();

    /// <summary>The largest distance that it has to be able to follow, in octets.</summary>
    private int Window { get; set; } = 1 << DeflateAgreement.MostWindowBits;

    /// <summary>What the connection is like, in words.</summary>
    public string State => ReceivedStream is { Failure: { } failure } ? $"failed by {failure.Requirement.Text}"
        : ReceivedStream is { Close: not null } ? "closing"
        : ReceivedStream is { Undetermined: { } requirement } ? $"left open by {requirement.Text}"
        : IsMidway ? "within a frame"
        : !_insideMessage ? "between messages"
        : _isCompressed ? "within compressed data" : _isText ? "within text" : "within binary data";

    /// <summary>True within a frame.</summary>
    public bool IsMidway => _reader.HasPartialFrame;

    /// <summary>
    /// Takes the opening handshake: where the offer lets the testee choose the harness's window, it may have the smallest.
    /// </summary>
    public void Take(Open open)
    {
        var offers = open.Request.Fields.Values("Sec-WebSocket-Extensions");
        Window = offers.Any(offer => offer.Contains(DeflateAgreement.ClientMaxWindowBits, StringComparison.Ordinal))
            ? 1 << DeflateAgreement.FewestWindowBits
            : 1 << DeflateAgreement.MostWindowBits;
        Take(Specification.Encode(open.Together, testee.Peer()));
    }

    /// <summary>Takes octets from the wire.</summary>
    public void Take(ReadOnlyMemory<byte> octets)
    {
        while (!octets.IsEmpty && _reader.Undecodable is null)
        {
            if (_reader.Read(TimeSpan.Zero, ref octets) is { } frame)
            {
                if (ReceivedStream.IsOver)
                {
                    Overlook(frame);
                }
                else
                {
                    Take(frame);
                }
            }
        }

        if (_reader.Undecodable is not null && !ReceivedStream.IsOver)
        {
            ReceivedStream = ReceivedStream with { Failure = new(Rfc6455.LengthMostSignificantBitZero, 1002, 1009) };
        }

        if (!ReceivedStream.IsOver && _reader.Partial(TimeSpan.Zero) is { } partial)
        {
            TakePartial(partial);
        }
    }

    /// <summary>Takes note that an echo was waited for; a sentinel is sent for it where there are none.</summary>
    public void AwaitEcho(EchoPattern awaited)
    {
        if (ReceivedStream.IsOver)
        {
            return;
        }

        if (!echoes)
        {
            ReceivedStream = ReceivedStream with { Messages = ReceivedStream.Messages.Add(new(awaited, ReceivedStream.Due)) };
        }

        ReceivedStream =
            ReceivedStream with
            {
                Due =
                ReceivedStream.Due with { Echoes = Math.Min(ReceivedStream.Due.Echoes + 1, ReceivedStream.Messages.Length) }
            };
    }

    /// <summary>Takes note that a Pong was waited for.</summary>
    public void AwaitPong(ReadOnlyMemory<byte> applicationData)
    {
        var last = ReceivedStream.Pings.ToList().FindLastIndex(ping => ping.ApplicationData.Span.SequenceEqual(applicationData.Span));
        ReceivedStream = ReceivedStream.IsOver
            ? ReceivedStream
            : ReceivedStream with { Due = ReceivedStream.Due with { Pings = Math.Max(ReceivedStream.Due.Pings, last + 1) } };
    }

    /// <summary>Takes a frame that comes too late to matter: a Ping behind a Close may be answered all the same (section 5.5.2).</summary>
    private void Overlook(TapFrame frame)
    {
        if (frame.Opcode == Opcode.Ping && ReceivedStream.Close is not null)
        {
            ReceivedStream = ReceivedStream with { Pings = ReceivedStream.Pings.Add(new(frame.Payload, ReceivedStream.Due)) };
        }

        if (frame.Opcode == Opcode.Close && CloseLaw.Code(frame.Payload.Span) is >= FirstPrivateCode and var code)
        {
            ReceivedStream = ReceivedStream with { LaterCodes = ReceivedStream.LaterCodes.Add(code) };
        }
    }

    private void Take(TapFrame frame)
    {
        if (!TakeHeader(frame, isWhole: true))
        {
            return;
        }

        ReceivedStream = ReceivedStream with { Frames = ReceivedStream.Frames + 1 };
        switch (frame.Opcode)
        {
            case Opcode.Close:
                var objection = CloseLaw.Judge(frame.Payload);
                ReceivedStream = objection is { IsCompelling: true }
                    ? ReceivedStream with { Failure = objection }
                    : ReceivedStream with { Close = frame };
                if (objection is { IsCompelling: false })
                {
                    Choose(objection);
                }

                break;
            case Opcode.Ping:
                ReceivedStream = ReceivedStream with { Pings = ReceivedStream.Pings.Add(new(frame.Payload, ReceivedStream.Due)) };
                break;
            case Opcode.Pong:
                break;
            default:
                TakeData(frame);
                break;
        }
    }

    /// <summary>A receiver that looks at text octet by octet need not wait for the end of the frame.</summary>
    private void TakePartial(TapFrame frame)
    {
        var isText = _insideMessage
            ? _isText
            && !_isCompressed
            && frame.Opcode == Opcode.Continuation
            : frame is { Opcode: Opcode.Text }
            && !(deflates && frame.Rsv1);
        var soFar = _insideMessage ? _text : default;
        if (TakeHeader(frame, isWhole: frame.PayloadLength > LongestWait) && isText && soFar.Read(frame.Payload.Span).InvalidAt is not null)
        {
            Choose(new(Rfc6455.InvalidUtf8FailsConnection, 1007) { IsCompelling = false });
        }
    }

    /// <param name="isWhole">False while a receiver may wait for the rest of the frame before it looks at it.</param>
    /// <returns>False when the connection has to be failed.</returns>
    private bool TakeHeader(TapFrame frame, bool isWhole)
    {
        var isData = !frame.Opcode.IsControl();
        var length = frame.PayloadLength + (isData && _insideMessage ? _messageLength : 0);
        ReceivedStream = ReceivedStream with { LargestMessage = Math.Max(ReceivedStream.LargestMessage, isData ? length : 0) };
        switch (FrameLaw.Judge(frame, testee, _insideMessage, deflates))
        {
            case { IsCompelling: true } objection when isWhole:
                ReceivedStream = ReceivedStream with { Failure = objection };
                return false;
            case { } objection:
                Choose(objection with { IsCompelling = false });
                return true;
            default:
                return true;
        }
    }

    private void TakeData(TapFrame frame)
    {
        if (!_insideMessage)
        {
            _isText = frame.Opcode == Opcode.Text;
            _isCompressed = deflates && frame.Rsv1;
            _messageLength = 0;
            _text = default;
            _compressed = new();
        }

        _messageLength += frame.PayloadLength;
        _insideMessage = !frame.Fin;
        var message = _messages.Read(frame);
        var objection = _isCompressed ? Compressed(frame, message) : Text(frame.Payload, frame.Fin);
        if (objection is { IsCompelling: true })
        {
            ReceivedStream = ReceivedStream with { Failure = objection };
            return;
        }

        if (objection is not null)
        {
            Choose(objection);
        }

        if (message is not null && echoes && !ReceivedStream.IsOver)
        {
            ReceivedStream =
                ReceivedStream with { Messages = ReceivedStream.Messages.Add(new(new(message.Type, message.Payload), ReceivedStream.Due)) };
        }
    }

    /// <summary>
    /// Ruling 23: no code is named for data that does not inflate. A receiver that inflates fragment by fragment may see at once what is
    /// wrong, one that waits for the last sees it then.
    /// </summary>
    private Objection? Compressed(TapFrame frame, MessageSeen? message)
    {
        _compressed.Write(frame.Payload.Span);
        var inflation = message?.Inflation ?? new LenientInflater().Inflate(_compressed.WrittenMemory);
        _text = default;
        return inflation.Fault switch
        {
            _ when Doubt(inflation, frame.Fin) is { } requirement =>
                frame.Fin ? Undetermined(requirement) : DeflateLaw.Doubtful(requirement),
            null => Text(inflation.Octets, frame.Fin),
            InflateFault.Unfinished when !frame.Fin => Text(inflation.Octets, isLast: false),
            InflateFault.Unfinished => Undetermined(Rfc7692.DataCutShortFails),
            InflateFault.EmptyPayload or InflateFault.EmptyBlockMissing or InflateFault.TooLong =>
                frame.Fin ? Undetermined(Rfc7692.CompressedPayloadNotEmpty) : Text(inflation.Octets, isLast: false),
            _ => new(Rfc7692.UndecodableDataFails, 1007, 1002, 1003, 1011) { IsCompelling = frame.Fin },
        };
    }

    /// <returns>The requirement that leaves it open what a receiver makes of the data, or null.</returns>
    private RequirementId? Doubt(Inflation inflation, bool isLast)
    {
        var forgets = _hadFinalBlock && inflation.ContextReach > 0;
        _hadFinalBlock |= isLast && inflation.HasFinalBlock;
        return DeflateLaw.Doubt(inflation, isLast, forgets, Window);
    }

    /// <summary>
    /// Also for ruling 22: the payload is empty, or its last block is missing, which most inflaters do not notice. What they make of it,
    /// and of the messages behind it, is anybody's guess.
    /// </summary>
    private Objection Undetermined(RequirementId requirement)
    {
        ReceivedStream = ReceivedStream with { Undetermined = requirement };
        return DeflateLaw.Doubtful(requirement);
    }

    /// <summary>Ruling 6: text that is no UTF-8 is refused at once or at the end of the message.</summary>
    private Objection? Text(ReadOnlyMemory<byte> octets, bool isLast)
    {
        if (!_isText)
        {
            return null;
        }

        _text = _text.Read(octets.Span);
        return _text.InvalidAt is not null ? new Objection(Rfc6455.InvalidUtf8FailsConnection, 1007) { IsCompelling = isLast }
            : isLast && !_text.IsComplete ? new(Rfc6455.IncompleteUtf8IsInvalid, 1007)
            : null;
    }

    private void Choose(Objection objection)
    {
        if (!ReceivedStream.Choices.Any(choice => choice.Objection.Requirement == objection.Requirement))
        {
            ReceivedStream = ReceivedStream with { Choices = ReceivedStream.Choices.Add((objection, ReceivedStream.Due)) };
        }
    }
}
