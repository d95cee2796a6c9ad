using System.Buffers;
using System.Buffers.Binary;
using WsSpec.Protocol;

namespace WsSpec.Suite.Wire;

/// <summary>
/// A frame as a script wants it on the wire, legal or not. What is left null is written as the RFC demands of the sender.
/// </summary>
/// <param name="Opcode">Any value of the four bits.</param>
/// <param name="Payload">The octets before masking.</param>
public sealed record RawFrame(Opcode Opcode, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The octets of the longest header.</summary>
    public const int HeaderMaximum = 14;

    public bool Fin { get; init; } = true;

    /// <summary>RSV1 to RSV3 as the number 0 to 7, RSV1 the highest bit.</summary>
    public byte Rsv { get; init; }

    /// <summary>Null: masked if and only if a client sends it.</summary>
    public bool? Masked { get; init; }

    /// <summary>The four octets of the key, first octet highest. Null: a fresh key.</summary>
    public uint? MaskingKey { get; init; }

    /// <summary>What the length field says, when it is to differ from the payload.</summary>
    public ulong? DeclaredLength { get; init; }

    /// <summary>The form of the length, when it is not to be the shortest.</summary>
    public LengthForm? LengthForm { get; init; }

    /// <summary>Appends the frame as <paramref name="sender"/> sends it.</summary>
    /// <param name="output">Receives the header and the payload.</param>
    /// <param name="sender">Decides about masking where the frame does not.</param>
    /// <param name="freshKey">A masking key for the frames that do not name one.</param>
    public void WriteTo(IBufferWriter<byte> output, Role sender, uint freshKey)
    {
        output.Advance(WriteHeader(output.GetSpan(HeaderMaximum), sender, freshKey));
        if (!IsMaskedBy(sender))
        {
            output.Write(Payload.Span);
            return;
        }

        Masking.Apply(Payload.Span, output.GetSpan(Payload.Length), MaskingKey ?? freshKey);
        output.Advance(Payload.Length);
    }

    /// <summary>Writes the header alone, as <see cref="WriteTo"/> does.</summary>
    /// <returns>Its length.</returns>
    public int WriteHeader(Span<byte> header, Role sender, uint freshKey)
    {
        var masked = IsMaskedBy(sender);
        header[0] = (byte)((Fin ? 0x80 : 0) | (Rsv << 4) | (byte)Opcode);
        var length = DeclaredLength ?? (ulong)Payload.Length;
        var size = WriteLength(header, LengthForm ?? Shortest(length), length, masked);
        if (!masked)
        {
            return size;
        }

        BinaryPrimitives.WriteUInt32BigEndian(header[size..], MaskingKey ?? freshKey);
        return size + Masking.KeyLength;
    }

    /// <summary>How many octets stand before a payload.</summary>
    public static int HeaderLength(LengthForm form, bool masked) =>
        2 + form switch { Wire.LengthForm.Bits16 => 2, Wire.LengthForm.Bits64 => 8, _ => 0 } + (masked ? Masking.KeyLength : 0);

    public static LengthForm Shortest(ulong length) => length switch
    {
        <= 125 => Wire.LengthForm.Bits7,
        <= ushort.MaxValue => Wire.LengthForm.Bits16,
        _ => Wire.LengthForm.Bits64,
    };

    private bool IsMaskedBy(Role sender) => Masked ?? sender == Role.Client;

    private static int WriteLength(Span<byte> header, LengthForm form, ulong length, bool masked)
    {
        var mask = masked ? 0x80 : 0;
        switch (form)
        {
            case Wire.LengthForm.Bits7:
                header[1] = (byte)(mask | (int)(length & 0x7F));
                return 2;
            case Wire.LengthForm.Bits16:
                header[1] = (byte)(mask | 126);
                BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)length);
                return 4;
            case Wire.LengthForm.Bits64:
                header[1] = (byte)(mask | 127);
                BinaryPrimitives.WriteUInt64BigEndian(header[2..], length);
                return 10;
            default:
                throw new ArgumentOutOfRangeException(nameof(form));
        }
    }
}
