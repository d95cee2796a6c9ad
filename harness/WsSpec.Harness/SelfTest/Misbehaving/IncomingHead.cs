using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>The peer's half of the opening handshake, as far as it has come in.</summary>
/// <param name="reader">The role of the endpoint: a client passes over interim responses.</param>
internal sealed partial class IncomingHead(Role reader)
{
    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<int>.Builder _cuts = ImmutableArray.CreateBuilder<int>();

    /// <summary>What has come so far.</summary>
    public string Text => _text.ToString();

    /// <summary>True once all of it has come.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The whole of it, once it is complete.</summary>
    public HeadRead Whole => new(Text, _cuts.ToImmutable());

    /// <summary>Takes the octets of one read.</summary>
    /// <returns>How many of them belong to it.</returns>
    public int Take(ReadOnlySpan<byte> octets)
    {
        var before = _text.Length;
        _text.Append(Encoding.Latin1.GetString(octets));
        if (End(Text) is not { } end)
        {
            _cuts.Add(_text.Length);
            return octets.Length;
        }

        _text.Length = end;
        IsComplete = true;
        return end - before;
    }

    private int? End(string text)
    {
        var start = 0;
        while (EmptyLine().Match(text, start) is { Success: true } found)
        {
            var end = found.Index + found.Length;
            if (reader == Role.Server || !Interim().IsMatch(text, start))
            {
                return end;
            }

            start = end;
        }

        return null;
    }

    /// <summary>Where the endpoint sees the end, or gives up: it does not take an LF alone for the end of a line.</summary>
    [GeneratedRegex("\n\r?\n")]
    private static partial Regex EmptyLine();

    [GeneratedRegex(@"\GHTTP/1[.][0-9] 1(?!01)[0-9]{2}")]
    private static partial Regex Interim();
}
