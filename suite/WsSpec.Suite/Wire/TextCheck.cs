using System.Text;
using System.Text.Unicode;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;

namespace WsSpec.Suite.Wire;

/// <summary>
/// Tells of the text messages of one direction whether they are UTF-8 (section 8.1), however their payloads are cut. Compressed messages
/// are not text as they stand.
/// </summary>
internal sealed class TextCheck
{
    private const int LongestCharacter = 4;

    /// <summary>A character at the end of what was read that lacks octets.</summary>
    private readonly byte[] _tail = new byte[LongestCharacter];
    private int _tailLength;
    private bool _isText;
    private bool _isInvalid;

    /// <summary>Whether octets are UTF-8; many are looked at piece by piece.</summary>
    public static bool IsText(ReadOnlyMemory<byte> octets)
    {
        var check = new TextCheck { _isText = true };
        foreach (var piece in LongOctets.Pieces(octets))
        {
            check.Add(piece.Span);
        }

        return !check._isInvalid && check._tailLength == 0;
    }

    /// <summary>True when the payload of the frame that has begun matters.</summary>
    public bool Reads => _isText && !_isInvalid;

    /// <summary>A data frame begins.</summary>
    public void Begin(TapFrame frame)
    {
        if (frame.Opcode != Opcode.Continuation)
        {
            (_isText, _isInvalid, _tailLength) = (frame is { Opcode: Opcode.Text, Rsv1: false }, false, 0);
        }
    }

    /// <summary>The next octets of its payload, unmasked.</summary>
    public void Add(ReadOnlySpan<byte> octets)
    {
        while (Reads && _tailLength > 0 && !octets.IsEmpty)
        {
            _tail[_tailLength++] = octets[0];
            octets = octets[1..];
            Decode();
        }

        if (Reads && !octets.IsEmpty)
        {
            var whole = octets.Length - BegunAtEnd(octets);
            _isInvalid = !Utf8.IsValid(octets[..whole]);
            octets[whole..].CopyTo(_tail);
            _tailLength = octets.Length - whole;
        }
    }

    /// <summary>The frame ends.</summary>
    /// <returns>True when it ends a text message that is no UTF-8.</returns>
    public bool End(TapFrame frame) => frame.Fin && _isText && (_isInvalid || _tailLength > 0);

    private void Decode()
    {
        switch (Rune.DecodeFromUtf8(_tail.AsSpan(0, _tailLength), out _, out _))
        {
            case System.Buffers.OperationStatus.Done:
                _tailLength = 0;
                break;
            case System.Buffers.OperationStatus.InvalidData:
                _isInvalid = true;
                break;
            default:
                break;
        }
    }

    /// <summary>How many octets at the end may begin a character that goes on behind them.</summary>
    private static int BegunAtEnd(ReadOnlySpan<byte> octets)
    {
        for (var i = 1; i < LongestCharacter && i <= octets.Length; i++)
        {
            var length = octets[^i] switch { < 0x80 => 1, < 0xC0 => 0, < 0xE0 => 2, < 0xF0 => 3, _ => 4 };
            if (length > 0)
            {
                return length > i ? i : 0;
            }
        }

        return 0;
    }
}
