using WsSpec.Harness.Capturing.Tcp;

namespace WsSpec.Harness.Auditing;

/// <summary>
/// A connection that was joined midway, taken for one of WebSocket: where its frames begin, and, because only clients mask, who is who.
/// </summary>
internal sealed class Guess
{
    private readonly FrameSynchroniser _first = new();
    private readonly FrameSynchroniser _second = new();

    /// <summary>The side whose frames are masked; null before that is known.</summary>
    public TcpSide? Client { get; private set; }

    /// <summary>False when both sides mask, or neither does: who is who is then not known.</summary>
    public bool Holds => _first.Masked is null || _first.Masked != _second.Masked;

    /// <summary>What can be read of the next octets of a side.</summary>
    public ReadOnlyMemory<byte> Take(TcpSide sender, ReadOnlyMemory<byte> octets)
    {
        var own = sender == TcpSide.First ? _first : _second;
        if (own.Add(octets.Span) is not { } unread)
        {
            return default;
        }

        Client ??= own.Masked == true ? sender : sender.Peer();
        return octets[unread..];
    }
}
