using System.Collections.Immutable;
using WsSpec.Protocol;

namespace WsSpec.Suite.Wire;

/// <summary>A captured conversation, seen from both sides: what the testee and its peer sent, and where their frames begin.</summary>
public sealed class FrameOrder(Conversation conversation)
{
    public Conversation Conversation => conversation;

    public ImmutableArray<TapFrame> Testee => conversation.TesteeFrames;

    public IEnumerable<TapFrame> Peer => conversation.HarnessFrames;

    /// <summary>The frames of its peer that are no data frames.</summary>
    public ImmutableArray<TapFrame> PeerControl { get; } = [.. conversation.ControlFrames.Where(frame => !frame.FromTestee)];

    public ImmutableArray<TapFrame> TesteeControl => conversation.TesteeControlFrames;

    /// <summary>How many octets of its peer come before its frames.</summary>
    public long PeerHeads { get; } = conversation.SentHeads.Sum(head => (long)head.Octets.Length);

    /// <summary>The messages of the testee, by their first frames.</summary>
    private ImmutableArray<TapFrame> Messages
    {
        get => field.IsDefault ? field = [.. Testee.Where(frame => frame.Opcode is Opcode.Text or Opcode.Binary)] : field;
        set;
    }

    /// <summary>How much of its peer the testee had when it began each of them, in order of size: whoever floods has very many.</summary>
    private ImmutableArray<long> Had
    {
        get => field.IsDefault ? field = [.. Messages.Select(message => message.AfterPeer ?? -1).Order()] : field;
        set;
    }

    /// <summary>The messages that the testee began to send when it provably had a frame.</summary>
    /// <returns>How many, and the last one.</returns>
    public (int Count, TapFrame Last)? MessagesAfter(TapFrame sent)
    {
        var last = Messages.Length - 1;
        while (last >= 0 && !Messages[last].IsAfter(sent))
        {
            last--;
        }

        return last < 0 ? null : (Had.Length - FirstAtLeast(sent.End), Messages[last]);
    }

    /// <summary>The position of the first number in <see cref="Had"/> that is as large.</summary>
    private int FirstAtLeast(long number)
    {
        var (low, high) = (0, Had.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Had[middle] < number ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
