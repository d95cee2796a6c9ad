using System.Collections.Immutable;
using System.Text;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Cases;

/// <summary>
/// Puts messages of an application in the place of those that a case makes up because it needs any message: short ones of printable ASCII,
/// or short binary ones, whose lengths are written as usual. What comes beside such a text, empty or binary, keeps it company and is replaced
/// by text as well. Where what a message says is the question, it stays as it is.
/// </summary>
internal sealed class MadeUpMessages(ApplicationProtocol application)
{
    /// <summary>Octets of the longest message that is taken for made up.</summary>
    private const int Longest = 64;

    /// <summary>Octets of the longest message that keeps another one company.</summary>
    private const int LongestCompany = 256;

    public Scenario ReplaceIn(Scenario scenario)
    {
        var replaced = new Queue<RawFrame>(Replace([.. scenario.Script.SelectMany(step => FramesOf(step))]));
        return scenario with { Script = [.. scenario.Script.Select(step => With(step, replaced))] };
    }

    /// <summary>A step that writes a part of its frames repeats them in the next, with offsets that are about these frames.</summary>
    private static ImmutableArray<RawFrame> FramesOf(Step step) => step switch
    {
        Open open => open.Together,
        Send send when send.Part.Equals(Range.All) => send.Frames,
        _ => [],
    };

    private static Step With(Step step, Queue<RawFrame> frames)
    {
        var count = FramesOf(step).Length;
        ImmutableArray<RawFrame> own = [.. Enumerable.Range(0, count).Select(_ => frames.Dequeue())];
        return step switch
        {
            Open open when count > 0 => open with { Together = own },
            Send send when count > 0 => send with { Frames = own },
            _ => step,
        };
    }

    private RawFrame[] Replace(RawFrame[] frames)
    {
        var messages = MessagesIn(frames).Where(message => message.Count > 0 && message.TrueForAll(i => IsUsual(frames[i]))).ToList();
        var isCompany = messages.Exists(message => IsMadeUpText([.. message.Select(i => frames[i])]));
        foreach (var message in messages)
        {
            Replace(frames, message, isCompany);
        }

        return frames;
    }

    /// <summary>The indices of the frames of each message, finished or not; control frames may stand between them.</summary>
    private static IEnumerable<List<int>> MessagesIn(RawFrame[] frames)
    {
        List<int> message = [];
        for (var i = 0; i < frames.Length; i++)
        {
            var isContinued = frames[i].Opcode == Opcode.Continuation && message.Count > 0 && !frames[message[^1]].Fin;
            if (frames[i].Opcode is Opcode.Text or Opcode.Binary)
            {
                yield return message;
                message = [i];
            }
            else if (isContinued)
            {
                message.Add(i);
            }
        }

        yield return message;
    }

    private static bool IsUsual(RawFrame frame) => frame is { DeclaredLength: null, LengthForm: null };

    private void Replace(RawFrame[] frames, List<int> message, bool isCompany)
    {
        ImmutableArray<RawFrame> written = [.. message.Select(i => frames[i])];
        if (InPlaceOf(written, isCompany) is not var (type, said))
        {
            return;
        }

        // What is not sent of an unfinished message is its end; of an empty one the last frame gets everything.
        var lengths = Length(written) == 0 ? written.Select((_, i) => i == written.Length - 1 ? 1 : 0) : written.Select(f => f.Payload.Length);
        var pieces = Divide(said, type, [.. lengths, .. written[^1].Fin ? (int[])[] : [1]]);
        for (var i = 0; i < written.Length; i++)
        {
            frames[message[i]] = written[i] with { Opcode = i == 0 ? type : Opcode.Continuation, Payload = pieces[i] };
        }
    }

    private (Opcode Type, ReadOnlyMemory<byte> Payload)? InPlaceOf(ImmutableArray<RawFrame> message, bool isCompany)
    {
        var (isBinary, length) = (message[0].Opcode == Opcode.Binary, Length(message));
        return IsMadeUpText(message) || (isCompany && (length == 0 || (isBinary && length <= LongestCompany && Binary is null)))
                ? Text ?? Binary
            : isBinary && length is > 0 and <= LongestCompany ? Binary
            : null;
    }

    private (Opcode Type, ReadOnlyMemory<byte> Payload)? Text =>
        application.Text is { } text ? (Opcode.Text, Encoding.UTF8.GetBytes(text)) : null;

    private (Opcode Type, ReadOnlyMemory<byte> Payload)? Binary =>
        application.Binary is { } octets ? (Opcode.Binary, octets) : null;

    private static bool IsMadeUpText(ImmutableArray<RawFrame> message) =>
        message[0].Opcode == Opcode.Text && Length(message) is > 0 and <= Longest
            && message.All(frame => frame.Payload.Span.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0);

    private static int Length(ImmutableArray<RawFrame> message) => message.Sum(frame => frame.Payload.Length);

    /// <summary>Divides a message in proportion to the pieces it takes the place of; none ends inside a character of a text.</summary>
    private static ImmutableArray<ReadOnlyMemory<byte>> Divide(ReadOnlyMemory<byte> message, Opcode type, int[] lengths)
    {
        var total = lengths.Sum();
        var pieces = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        var (before, start) = (0, 0);
        foreach (var length in lengths)
        {
            before += length;
            var end = length == 0 ? start : Math.Max(start, (int)((long)message.Length * before / total));
            while (type == Opcode.Text && end < message.Length && (message.Span[end] & 0xC0) == 0x80)
            {
                end++;
            }

            pieces.Add(message[start..end]);
            start = end;
        }

        return pieces.ToImmutable();
    }
}
