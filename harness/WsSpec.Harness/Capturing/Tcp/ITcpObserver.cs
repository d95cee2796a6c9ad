namespace WsSpec.Harness.Capturing.Tcp;

/// <summary>Sees what both sides of one connection sent, in an order in which it can have happened.</summary>
internal interface ITcpObserver
{
    /// <summary>Which side opened the connection; not called when its SYN was not captured.</summary>
    void Opened(TcpSide opener);

    /// <summary>The side may have sent octets before those that will come: its beginning was not captured.</summary>
    void Joined(TcpSide side);

    /// <summary>The next octets of a side.</summary>
    /// <param name="octets">Good until this returns.</param>
    /// <param name="afterPeer">
    /// How many octets of its peer the sender had at least when it sent them; its acknowledgements say so. All of those came here before,
    /// as far as they were captured.
    /// </param>
    void Octets(TcpSide sender, ReadOnlyMemory<byte> octets, long afterPeer, Arrival arrival);

    /// <summary>Of this side nothing more will come, because its next octets are not known.</summary>
    /// <param name="octets">How many are known to be missing, at least.</param>
    void Lost(TcpSide sender, Loss why, long octets);

    /// <summary>The side has sent everything, or has reset the connection.</summary>
    void Ended(TcpSide sender, TcpEnd end, Arrival arrival);

    /// <summary>There is nothing more of this connection.</summary>
    void Finished();
}
