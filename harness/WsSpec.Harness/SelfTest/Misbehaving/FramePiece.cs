using System.Buffers;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>The part of one incoming frame that came in one read.</summary>
/// <param name="Header">As it came.</param>
/// <param name="HeaderOctets">The header's octets in the piece that begins the frame; otherwise empty.</param>
/// <param name="Payload">The payload's octets as they came, masked or not.</param>
/// <param name="Offset">How many octets of the payload came before.</param>
public sealed record FramePiece(FrameHeader Header, ReadOnlyMemory<byte> HeaderOctets, ReadOnlyMemory<byte> Payload, ulong Offset)
{
    /// <summary>How many octets of the header came in earlier reads.</summary>
    public int HeaderOctetsBefore { get; init; }

    /// <summary>Whether it came in one read with the end of the peer's half of the opening handshake.</summary>
    public bool IsWithHead { get; init; }

    public bool IsFirst => !HeaderOctets.IsEmpty;

    public bool IsLast => Offset + (ulong)Payload.Length == Header.PayloadLength;

    /// <summary>The octets that the endpoint sees.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Octets => [HeaderOctets, Payload];

    /// <summary>The payload unmasked.</summary>
    public byte[] ApplicationData() => Unmasked(Header.MaskingKey);

    /// <summary>The payload as another key unmasks it, from <paramref name="phase"/> octets further on.</summary>
    public byte[] Unmasked(uint key, int phase = 0)
    {
        var data = Payload.ToArray();
        if (Header.Masked)
        {
            Masking.Apply(data, key, (int)((Offset + (ulong)phase) % Masking.KeyLength));
        }

        return data;
    }

    /// <summary>The same piece with a payload that unmasks to <paramref name="applicationData"/>.</summary>
    public FramePiece Carrying(byte[] applicationData) =>
        this with { Payload = (this with { Payload = applicationData }).ApplicationData() };

    /// <summary>The same piece with another header, if it begins the frame.</summary>
    public FramePiece Under(Func<RawFrame, RawFrame> change)
    {
        if (!IsFirst)
        {
            return this;
        }

        var octets = new ArrayBufferWriter<byte>();
        change(new(Header.Opcode, default)
        {
            Fin = Header.Fin,
            Rsv = Header.Rsv,
            Masked = Header.Masked,
            MaskingKey = Header.MaskingKey,
            DeclaredLength = Header.PayloadLength,
            LengthForm = Form,
        }).WriteTo(octets, Role.Client, 0);
        return this with { HeaderOctets = octets.WrittenMemory };
    }

    private LengthForm Form => (Header.HeaderLength - (Header.Masked ? Masking.KeyLength : 0)) switch
    {
        2 => LengthForm.Bits7,
        4 => LengthForm.Bits16,
        _ => LengthForm.Bits64,
    };
}
