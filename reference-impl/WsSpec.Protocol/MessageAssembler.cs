using System.Buffers;

namespace WsSpec.Protocol;

/// <summary>
/// Joins the fragments of data messages (section 5.4): unmasks, decodes and checks them block by block, and holds them until the last
/// has come. Control frames between fragments pass it by.
/// </summary>
/// <remarks>The buffer grows with the octets that have arrived, never with a length that was announced.</remarks>
public sealed class MessageAssembler(ConnectionOptions options)
{
    // Small enough that a block unmasked is still in the first-level cache when it is validated.
    private const int BlockLength = 16 * 1024;

    private readonly MessageBuffer _message = new();
    private byte[]? _encodedBlock;
    private Utf8Validator _utf8;
    private bool _validating;
    private bool _decoding;

    /// <summary>Whether a message has begun and not ended.</summary>
    public bool InsideMessage { get; private set; }

    /// <summary>Frames of the current message so far.</summary>
    public int Fragments { get; private set; }

    /// <summary>The opcode of the current message's first frame.</summary>
    public Opcode Opcode { get; private set; }

    /// <summary>The application data so far; valid until the next message begins.</summary>
    public ReadOnlyMemory<byte> Message => _message.Octets;

    /// <summary>The application data of a message that is complete, for somebody who takes it over.</summary>
    internal ReadOnlyMemory<byte> Take() => _message.Take();

    /// <summary>How many octets of application data there are so far.</summary>
    internal int Length => _message.Length;

    /// <summary>Takes the header of a data frame that <see cref="FrameRules"/> has let pass.</summary>
    public void Begin(in FrameHeader header)
    {
        // A frame that was let pass although it breaks the order: the unfinished message is lost, or an orphan becomes a binary message.
        if (header.Opcode != Opcode.Continuation || !InsideMessage)
            BeginMessage(header.Opcode == Opcode.Continuation ? Opcode.Binary : header.Opcode, header.Rsv);

        InsideMessage = true;
        Fragments++;
    }

    /// <summary>Takes the part of the current frame's payload that is at hand.</summary>
    public Violation? Read(FrameDecoder decoder, ref ReadOnlySpan<byte> octets)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        while (decoder.Remaining != 0 && !octets.IsEmpty)
        {
            var length = (int)Math.Min(decoder.Remaining, (ulong)Math.Min(octets.Length, BlockLength));
            var violation = _decoding ? ReadEncoded(decoder, ref octets, length) : ReadPlain(decoder, ref octets, length);
            if (violation is not null)
                return violation;
        }

        return null;
    }

    /// <summary>
    /// Takes the end of the current frame. If it had FIN, the message is complete and <see cref="InsideMessage"/> turns false.
    /// </summary>
    public Violation? End(in FrameHeader header)
    {
        if (!header.Fin)
            return null;

        InsideMessage = false;
        if (_decoding && Decode([], header, endOfMessage: true) is { } violation)
            return violation;

        _message.Complete();
        return _validating && !_utf8.IsComplete && options.Enforces(Violation.IncompleteUtf8, header) ? Violation.IncompleteUtf8 : null;
    }

    private void BeginMessage(Opcode opcode, byte rsv)
    {
        Opcode = opcode;
        Fragments = 0;
        _message.Clear();
        _utf8 = default;
        _validating = opcode == Opcode.Text;
        _decoding = options.Extension is { } extension && (extension.Rsv & rsv) != 0;
    }

    private Violation? ReadPlain(FrameDecoder decoder, ref ReadOnlySpan<byte> octets, int length)
    {
        var block = _message.Room(length);
        decoder.ReadPayload(ref octets, block, out var isAscii);
        return Accept(block, isAscii, decoder.Header);
    }

    private Violation? ReadEncoded(FrameDecoder decoder, ref ReadOnlySpan<byte> octets, int length)
    {
        _encodedBlock ??= new byte[BlockLength];
        var block = _encodedBlock.AsSpan(0, length);
        decoder.ReadPayload(ref octets, block);
        return Decode(block, decoder.Header, endOfMessage: false);
    }

    private Violation? Decode(ReadOnlySpan<byte> source, in FrameHeader header, bool endOfMessage)
    {
        var extension = options.Extension!;
        OperationStatus status;
        do
        {
            var destination = _message.Room(BlockLength);
            status = extension.Decode(source, destination, endOfMessage, out var consumed, out var written);
            if (status == OperationStatus.InvalidData)
                return options.Enforces(Violation.UndecodableExtensionData, header) ? Violation.UndecodableExtensionData : null;

            source = source[consumed..];
            if (Accept(destination[..written], isAscii: false, header) is { } violation)
                return violation;
        }
        while (status == OperationStatus.DestinationTooSmall);

        return null;
    }

    /// <summary>Makes a block that lies behind the message a part of it.</summary>
    private Violation? Accept(ReadOnlySpan<byte> block, bool isAscii, in FrameHeader header)
    {
        // A header's length is checked before, but what a decoder makes of a payload shows only here.
        if (block.Length > options.MaxMessageSize - _message.Length && options.Enforces(Violation.MessageTooBig, header))
            return Violation.MessageTooBig;

        _message.Advance(block.Length);
        if (!_validating || (isAscii ? _utf8.AppendAscii() : _utf8.Append(block)))
            return null;

        _validating = false;
        return options.Enforces(Violation.InvalidUtf8, header) ? Violation.InvalidUtf8 : null;
    }
}
