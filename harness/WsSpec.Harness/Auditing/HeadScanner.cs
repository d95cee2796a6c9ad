using System.Buffers;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>The first octets of one side, until they are a whole head or turn out to be none.</summary>
internal sealed class HeadScanner
{
    /// <summary>So many octets tell a head from anything else.</summary>
    private const int Telling = 16;

    /// <summary>What no text has; octets beyond ASCII may be in a head that is wrong.</summary>
    private static readonly SearchValues<byte> Binary =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Except(['\r', '\n', '\t']).Select(i => (byte)i), 0x7F]);

    private ArrayBufferWriter<byte>? _octets = new();

    /// <summary>The head; null before its end.</summary>
    public TapHead? Head { get; private set; }

    /// <summary>The first octets that there are.</summary>
    public ReadOnlySpan<byte> Start => _octets is null ? Head!.Octets.Span[..Math.Min(Head.Octets.Length, Telling)]
        : _octets.WrittenSpan[..Math.Min(_octets.WrittenCount, Telling)];

    public bool IsEmpty => Start.IsEmpty;

    /// <summary>True as long as it can still become a head.</summary>
    public bool IsText => (IsEmpty || Start[0] < 0x80) && Start.IndexOfAny(Binary) < 0 && (_octets?.WrittenCount ?? 0) < TapHead.MaximumLength;

    public void Add(ReadOnlySpan<byte> octets)
    {
        if (_octets is null || !IsText)
        {
            return;
        }

        var searched = Math.Max(0, _octets.WrittenCount - 3);
        _octets.Write(octets);
        if (EndOfHead(_octets.WrittenSpan[searched..]) is { } end)
        {
            Head = TapHead.Parse(_octets.WrittenSpan[..(searched + end)].ToArray());
            _octets = null;
        }
    }

    /// <summary>The offset behind the first empty line, whatever its line ends are; null when there is none.</summary>
    private static int? EndOfHead(ReadOnlySpan<byte> octets)
    {
        var crlf = octets.IndexOf("\n\r\n"u8);
        var lf = octets.IndexOf("\n\n"u8);
        return (crlf, lf) switch
        {
            (-1, -1) => null,
            (-1, _) => lf + 2,
            (_, -1) => crlf + 3,
            _ => crlf < lf ? crlf + 3 : lf + 2,
        };
    }
}
