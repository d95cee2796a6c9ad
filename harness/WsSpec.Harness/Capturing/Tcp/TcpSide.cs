namespace WsSpec.Harness.Capturing.Tcp;

/// <summary>One of the two sides of a connection, whatever its role.</summary>
internal enum TcpSide
{
    /// <summary>The sender of the first segment that was captured.</summary>
    First,

    Second,
}

internal static class TcpSideExtensions
{
    public static TcpSide Peer(this TcpSide side) => side == TcpSide.First ? TcpSide.Second : TcpSide.First;
}
