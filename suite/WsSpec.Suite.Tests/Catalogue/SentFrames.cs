using System.Buffers;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Catalogue;

/// <summary>Reads the frames out of a script, as a testee in one role gets them.</summary>
internal static class SentFrames
{
    /// <summary>The frames that are sent as frames; those that only parts of are sent are left out.</summary>
    public static IEnumerable<SentFrame> To(Role testee, ConformanceCase @case)
    {
        var next = new SentFrame(new(Opcode.Continuation, default), testee.Peer()) { Deflates = @case.Needs.HasFlag(Needs.Deflate) };
        var isText = false;
        var text = default(Utf8Reader);
        foreach (var (frame, isCut) in @case.Script.SelectMany(step => In(step, testee.Peer())))
        {
            var isControl = frame.Opcode.IsControl();
            if (!isControl && next.Fragments == 0)
            {
                (isText, text) = (frame.Opcode == Opcode.Text && frame.Rsv == 0, default);
            }

            text = isText && !isControl ? text.Read(frame.Payload.Span) : text;
            var isBroken = isText && !isControl && (text.InvalidAt is not null || (frame.Fin && !text.IsComplete));
            yield return next with { Frame = frame, IsCut = isCut, BreaksText = isBroken };
            next = isControl ? next with { Controls = next.Controls + 1 } : next with
            {
                Messages = next.Messages + (frame.Fin ? 1 : 0),
                FragmentedMessages = next.FragmentedMessages + (frame.Fin && next.Fragments > 0 ? 1 : 0),
                Fragments = frame.Fin ? 0 : next.Fragments + 1,
            };
        }
    }

    private static IEnumerable<(RawFrame Frame, bool IsCut)> In(Step step, Role sender) => step switch
    {
        Open open => open.Together.Select(frame => (frame, false)),
        Send { Part: var part } when !part.Equals(Range.All) => [],
        Send { Delivery: Delivery.Octet } send => send.Frames.Select(frame => (frame, true)),
        Send send => Cut(send, sender),
        _ => [],
    };

    private static IEnumerable<(RawFrame Frame, bool IsCut)> Cut(Send send, Role sender)
    {
        var lengths = send.Frames.Select(frame => Length(frame, sender)).ToList();
        var whole = lengths.Sum();
        var cuts = send.Cuts.Select(cut => cut.GetOffset(whole)).ToList();
        var start = 0;
        foreach (var (frame, length) in send.Frames.Zip(lengths))
        {
            var (begin, end) = (start, start + length);
            yield return (frame, cuts.Any(cut => cut > begin && cut < end));
            start = end;
        }
    }

    private static int Length(RawFrame frame, Role sender)
    {
        var octets = new ArrayBufferWriter<byte>();
        frame.WriteTo(octets, sender, freshKey: 0);
        return octets.WrittenCount;
    }
}
