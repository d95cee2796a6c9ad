using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>
/// What nobody has to prove and everybody wants to know of one role: how connections end, how soon it answers, how large its messages are.
/// </summary>
internal sealed class Health(Role testee)
{
    private readonly Distribution _pongs = new();
    private readonly Distribution _closes = new();
    private readonly Distribution _messages = new();
    private readonly Distribution _intervals = new();
    private readonly SortedDictionary<string, long> _ends = new(StringComparer.Ordinal);
    private long _fragmented;
    private long _compressed;
    private long _inflated;

    public void Add(Recording recording, Conversation conversation)
    {
        if (!recording.HasOctets || !(conversation.IsEstablished || recording.IsGuessed))
        {
            return;
        }

        AddMessages(conversation);
        AddFrames(conversation);
        var end = End(recording, conversation);
        _ends[end] = _ends.GetValueOrDefault(end) + 1;
    }

    public ImmutableArray<AuditLine> Lines() =>
    [
        .. Line("messages", _messages.Count, $"{_messages.Count}, of {_messages.Tell(" octets")}; {_fragmented} in fragments"),
        .. Line("compression", _inflated, $"{_inflated} octets in {_compressed}, {Percent(_compressed, _inflated)}"),
        .. Line("own Pings", _intervals.Count, $"apart {_intervals.Tell(" ms")}"),
        .. Line("Ping to Pong", _pongs.Count, $"{_pongs.Count}, after {_pongs.Tell(" ms")}"),
        .. Line("Close to Close", _closes.Count, $"{_closes.Count}, after {_closes.Tell(" ms")}"),
        .. Line(
            "ends", _ends.Count, string.Join(", ", _ends.OrderByDescending(end => end.Value).Select(end => $"{end.Value} × {end.Key}"))),
    ];

    /// <summary>Messages that are not compressed show in their frames alone.</summary>
    private void AddMessages(Conversation conversation)
    {
        var inflated = new Queue<MessageSeen>(conversation.Observations.OfType<MessageSeen>());
        var deflates = conversation.Deflate is not null;
        var (length, frames, isCompressed) = (0L, 0, false);
        foreach (var frame in conversation.TesteeFrames)
        {
            if (frame.Opcode.IsControl())
            {
                continue;
            }

            if (frame.Opcode != Opcode.Continuation || frames == 0)
            {
                (length, frames, isCompressed) = (0, 0, deflates && frame.Rsv1);
            }

            _compressed += isCompressed ? frame.ReceivedLength : 0;
            if (!frame.IsComplete)
            {
                continue;
            }

            length += frame.ReceivedLength;
            frames++;
            if (!frame.Fin)
            {
                continue;
            }

            if (isCompressed && inflated.TryDequeue(out var message))
            {
                length = message.Length;
                _inflated += length;
            }

            _messages.Add(length);
            _fragmented += frames > 1 ? 1 : 0;
            frames = 0;
        }
    }

    private void AddFrames(Conversation conversation)
    {
        TapFrame? ping = null, close = null, ownPing = null;
        foreach (var frame in conversation.ControlFrames)
        {
            switch ((frame.FromTestee, frame.Opcode))
            {
                case (false, Opcode.Ping):
                    ping = frame;
                    break;
                case (true, Opcode.Pong) when ping is not null && frame.Payload.Span.SequenceEqual(ping.Payload.Span):
                    _pongs.Add((frame.At - ping.At).TotalMilliseconds);
                    ping = null;
                    break;
                case (true, Opcode.Ping):
                    AddInterval(ownPing, frame);
                    ownPing = frame;
                    break;
                case (false, Opcode.Close):
                    close ??= frame;
                    break;
                case (true, Opcode.Close) when close is not null:
                    _closes.Add((frame.At - close.At).TotalMilliseconds);
                    break;
                default:
                    break;
            }
        }
    }

    private void AddInterval(TapFrame? before, TapFrame ping)
    {
        if (before is not null)
        {
            _intervals.Add((ping.At - before.At).TotalMilliseconds);
        }
    }

    private string End(Recording recording, Conversation conversation) =>
        conversation.ControlFrames.FirstOrDefault(frame => frame.Opcode == Opcode.Close) is { } close
            ? $"Close{Code(close)} by the {(close.FromTestee ? testee : testee.Peer()).ToString().ToLowerInvariant()}"
        : recording.Losses.Count > 0 ? "out of sight"
        : recording.Content.End is { } end
            ? $"{(end.Kind == RecordedKind.Fin ? "end" : "reset")} by the {end.Sender.ToString().ToLowerInvariant()} without a Close (1006)"
        : "still open";

    private static string Code(TapFrame close) =>
        close.Payload.Length < 2 ? " without code" : $" {BinaryPrimitives.ReadUInt16BigEndian(close.Payload.Span)}";

    private static string Percent(long part, long whole) =>
        whole == 0 ? "" : ((double)part / whole).ToString("P0", CultureInfo.InvariantCulture);

    private static ImmutableArray<AuditLine> Line(string name, long count, string text) => count > 0 ? [new(name, text)] : [];
}
