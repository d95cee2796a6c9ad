using System.Collections.Frozen;

namespace WsSpec.Protocol;

/// <summary>
/// The transitions of section 7.1, the same for both roles, and nothing else. What is not in the table is not a transition.
/// </summary>
public static class ConnectionStates
{
    public static FrozenDictionary<(ConnectionState From, ConnectionSignal Signal), ConnectionState> Transitions { get; } =
        new Dictionary<(ConnectionState, ConnectionSignal), ConnectionState>
        {
            [(ConnectionState.Open, ConnectionSignal.CloseSent)] = ConnectionState.CloseSent,
            [(ConnectionState.Open, ConnectionSignal.CloseReceived)] = ConnectionState.CloseReceived,
            [(ConnectionState.Open, ConnectionSignal.Fail)] = ConnectionState.Failed,
            [(ConnectionState.Open, ConnectionSignal.TransportEnded)] = ConnectionState.ClosedAbnormally,

            [(ConnectionState.CloseSent, ConnectionSignal.CloseReceived)] = ConnectionState.CloseExchanged,
            [(ConnectionState.CloseSent, ConnectionSignal.Fail)] = ConnectionState.Failed,
            [(ConnectionState.CloseSent, ConnectionSignal.TransportEnded)] = ConnectionState.ClosedAbnormally,

            [(ConnectionState.CloseReceived, ConnectionSignal.CloseSent)] = ConnectionState.CloseExchanged,
            [(ConnectionState.CloseReceived, ConnectionSignal.TransportEnded)] = ConnectionState.ClosedAbnormally,

            [(ConnectionState.CloseExchanged, ConnectionSignal.TransportEnded)] = ConnectionState.ClosedCleanly,

            [(ConnectionState.Failed, ConnectionSignal.TransportEnded)] = ConnectionState.ClosedAbnormally,
        }.ToFrozenDictionary();

    /// <summary>The state after the signal, or null if the state does not know the signal.</summary>
    public static ConnectionState? After(this ConnectionState from, ConnectionSignal signal) =>
        Transitions.TryGetValue((from, signal), out var to) ? to : null;

    /// <summary>Whether data frames may be sent (section 6.1).</summary>
    public static bool MaySendData(this ConnectionState state) => state == ConnectionState.Open;

    /// <summary>Whether Ping and Pong may be sent: section 5.5.1 forbids only data after one's own Close.</summary>
    public static bool MaySendPingAndPong(this ConnectionState state) => state is ConnectionState.Open or ConnectionState.CloseSent;

    /// <summary>Whether octets from the peer still count: not after its Close (section 1.4), not after failing (section 7.1.7).</summary>
    public static bool MayReceive(this ConnectionState state) => state is ConnectionState.Open or ConnectionState.CloseSent;

    /// <summary>Whether the transport is known to have ended.</summary>
    public static bool IsClosed(this ConnectionState state) => state is ConnectionState.ClosedCleanly or ConnectionState.ClosedAbnormally;
}
