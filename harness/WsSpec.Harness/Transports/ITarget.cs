namespace WsSpec.Harness.Transports;

/// <summary>
/// A testee that can be had on the line again and again: a server is connected to, a client is started and its connection accepted.
/// </summary>
public interface ITarget
{
    /// <summary>What a report calls it.</summary>
    string Name { get; }

    /// <summary>The value of the Host field.</summary>
    string Host { get; }

    /// <summary>The path and query of its WebSocket endpoint.</summary>
    string RequestTarget { get; }

    /// <summary>How its octets travel; a Unix domain socket may carry TLS too.</summary>
    TransportKind Transport { get; }

    bool IsTls { get; }

    /// <summary>How many connections it can have at once.</summary>
    int MostConnections => int.MaxValue;

    /// <summary>Told that its death is on record, so that it may come back; for those that nobody else brings back.</summary>
    void Revive()
    {
    }

    /// <exception cref="TargetUnreachableException">No connection can be made; the message says why in one line.</exception>
    ValueTask<ITransport> ConnectAsync(CancellationToken cancellation);
}
