using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Wire;

/// <summary>A conversation as lines of text, without times, so that two of them compare.</summary>
public static class TapText
{
    public static string[] Of(Conversation conversation) =>
        [
            .. conversation.SentHeads.Select(head => $"sent {head.StartLine}"),
            .. conversation.Frames.Select(Of),
            .. conversation.Observations.Select(Of),
        ];

    /// <summary>In the words of <see cref="WsSpec.Protocol.Tests.ConnectionRun"/>, where both know the thing.</summary>
    public static string Of(Observation observation) => observation switch
    {
        MessageSeen message => $"{message.Type} {Hex(message.Payload)}",
        PingSeen ping => $"Ping {Hex(ping.ApplicationData)}",
        PongSeen pong => $"Pong {Hex(pong.ApplicationData)}",
        CloseSeen close => $"Close {close.Code} {close.Reason}",
        RequestSeen request => $"request {Hex(request.Head.Octets)}",
        ResponseSeen response => $"response {Hex(response.Head.Octets)}",
        UndecodableSeen undecodable => $"undecodable: {undecodable.Why}",
        TransportEnded ended => $"ended {ended.Reset}",
        Silence silence => $"silence {silence.Awaited}",
        SentinelAnswered or ForeignResponseSeen or FloodSeen or AbandonedSeen => observation.GetType().Name,
        _ => throw new ArgumentOutOfRangeException(nameof(observation), observation, null),
    };

    private static string Of(TapFrame frame) =>
        $"{frame.FromTestee} {frame.Fin} {frame.Rsv} {frame.Opcode} {frame.Masked} {frame.MaskingKey} {frame.LengthForm} "
        + $"{frame.PayloadLength} {Hex(frame.Payload)}";

    private static string Hex(ReadOnlyMemory<byte> octets) => Convert.ToHexString(octets.Span);
}
