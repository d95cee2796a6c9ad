using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>The text message that is coming in, as far as it has come, and what is wrong with it first.</summary>
internal sealed class IncomingText
{
    private readonly List<byte> _octets = [];
    private readonly List<int> _frameBorders = [];
    private readonly List<int> _readBorders = [];
    private bool _isText;

    /// <summary>Takes the pieces of one read and passes them on as they are.</summary>
    public IReadOnlyList<FramePiece> Watch(IReadOnlyList<FramePiece> pieces)
    {
        foreach (var piece in pieces.Where(p => !p.Header.Opcode.IsControl()))
        {
            if (piece.IsFirst && piece.Header.Opcode != Opcode.Continuation)
            {
                _isText = piece.Header.Opcode == Opcode.Text;
                _octets.Clear();
                _frameBorders.Clear();
                _readBorders.Clear();
            }
            else
            {
                (piece.IsFirst ? _frameBorders : _readBorders).Add(_octets.Count);
            }

            if (_isText)
            {
                _octets.AddRange(piece.ApplicationData());
            }
        }

        return pieces;
    }

    /// <summary>
    /// The first defect, and whether the octets that show it lie in more than one frame, or in more than one read of the same frame.
    /// </summary>
    public (Utf8Defect Defect, bool CrossesFrames, bool CrossesReads) FirstDefect()
    {
        for (var i = 0; i < _octets.Count;)
        {
            var (defect, length) = At(i);
            if (defect != Utf8Defect.None)
            {
                return (defect, _frameBorders.Any(IsInside), _readBorders.Any(IsInside));

                bool IsInside(int border) => border > i && border < i + length;
            }

            i += length;
        }

        return (Utf8Defect.None, false, false);
    }

    /// <summary>What is wrong with the character at an offset, and how many octets tell.</summary>
    private (Utf8Defect Defect, int Length) At(int start)
    {
        var lead = _octets[start];
        var announced = lead switch { < 0x80 => 1, < 0xC0 => 0, < 0xE0 => 2, < 0xF0 => 3, < 0xF8 => 4, < 0xFC => 5, < 0xFE => 6, _ => -1 };
        if (announced is 0 or -1)
        {
            return (announced == 0 ? Utf8Defect.StrayContinuation : Utf8Defect.ImpossibleOctet, 1);
        }

        var length = 1;
        while (length < announced && start + length < _octets.Count && (_octets[start + length] & 0xC0) == 0x80)
        {
            length++;
        }

        var second = length > 1 ? _octets[start + 1] : -1;
        var defect = (lead, second) switch
        {
            ( >= 0xF8, _) => Utf8Defect.FiveOrSixOctets,
            (0xC0 or 0xC1, _) or (0xE0, >= 0 and < 0xA0) or (0xF0, >= 0 and < 0x90) => Utf8Defect.Overlong,
            (0xED, >= 0xA0) => Utf8Defect.Surrogate,
            ( > 0xF4, _) or (0xF4, >= 0x90) => Utf8Defect.AboveRange,
            _ when length < announced && start + length < _octets.Count => Utf8Defect.Truncated,
            _ => Utf8Defect.None,
        };
        return (defect, defect is Utf8Defect.Truncated ? length + 1 : length);
    }
}
