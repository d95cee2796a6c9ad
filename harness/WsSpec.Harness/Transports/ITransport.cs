namespace WsSpec.Harness.Transports;

/// <summary>A stream of octets to and from the testee. One reader and one writer at a time.</summary>
public interface ITransport : IAsyncDisposable
{
    /// <summary>What a testee that is a program of ours had to say besides, once it has ended; null for any other.</summary>
    string? Remarks => null;

    /// <summary>Host and port of the URL that a client under test was given for this connection; null when it was not.</summary>
    string? Authority => null;

    /// <summary>The address at the other end, where there is one.</summary>
    string? Peer => null;

    /// <summary>The version of TLS and the cipher suite; null for what is not secured.</summary>
    (string Protocol, string CipherSuite)? Security => null;

    /// <summary>
    /// What a round trip to the other end takes at least; zero where it takes no time to speak of, or nobody has measured it.
    /// </summary>
    TimeSpan RoundTrip => TimeSpan.Zero;

    /// <summary>Looks whether the other end has read all that was written.</summary>
    Uptake LookAtUptake() => Uptake.Unseen;

    /// <summary>Reads what has come.</summary>
    /// <returns>The number of octets, or 0 once the testee has closed its sending side in order.</returns>
    /// <exception cref="TransportResetException">The connection was aborted.</exception>
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation);

    /// <summary>Writes the octets in one piece, as far as the transport has pieces.</summary>
    /// <exception cref="TransportResetException">The testee does not take octets any more.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation);

    /// <summary>Closes the sending side in order.</summary>
    ValueTask HalfCloseAsync();

    /// <summary>Aborts the connection.</summary>
    void Abort();
}
