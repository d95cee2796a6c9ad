using System.Collections.Immutable;

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
}
