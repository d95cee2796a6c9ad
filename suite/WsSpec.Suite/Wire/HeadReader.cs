using System.Buffers;

namespace WsSpec.Suite.Wire;

/// <summary>Cuts a stream of octets into HTTP heads, one direction of one connection.</summary>
internal sealed class HeadReader
{
    private readonly ArrayBufferWriter<byte> _octets = new();
    private int _searched;
    private int _lines;

    /// <summary>True once a head has passed <see cref="TapHead.MaximumLength"/> or <see cref="TapHead.MaximumLines"/>.</summary>
    public bool IsTooLong { get; private set; }

    public bool HasPartialHead => _octets.WrittenCount > 0;

    /// <summary>Takes octets up to the empty line that ends a head.</summary>
    /// <returns>The head, or null when more octets are needed.</returns>
    public TapHead? Read(ref ReadOnlyMemory<byte> octets)
    {
        var before = _octets.WrittenCount;
        var take = Math.Min(octets.Length, TapHead.MaximumLength - before);
        _octets.Write(octets.Span[..take]);
        var end = EndOfHead(_octets.WrittenSpan);
        IsTooLong = _lines > TapHead.MaximumLines || (end < 0 && _octets.WrittenCount == TapHead.MaximumLength);
        if (end < 0 || IsTooLong)
        {
            octets = octets[take..];
            return null;
        }

        octets = octets[(end - before)..];
        var head = TapHead.Parse(_octets.WrittenSpan[..end].ToArray());
        _octets.ResetWrittenCount();
        (_searched, _lines) = (0, 0);
        return head;
    }

    /// <summary>The offset behind the first empty line, whichever line ends it uses, or -1; each octet is looked at once.</summary>
    private int EndOfHead(ReadOnlySpan<byte> head)
    {
        while (_searched < head.Length)
        {
            var feed = head[_searched..].IndexOf((byte)'\n');
            if (feed < 0)
            {
                _searched = head.Length;
                return -1;
            }

            var line = _searched + feed;
            var previous = line - (line > 0 && head[line - 1] == '\r' ? 2 : 1);
            _searched = line + 1;
            _lines++;
            if (previous >= 0 && head[previous] == '\n')
            {
                return _searched;
            }
        }

        return -1;
    }
}
