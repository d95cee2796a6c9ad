namespace WsSpec.Harness.Transports;

/// <summary>The testee cannot be connected to; the message is one line for a person.</summary>
public class TargetUnreachableException(string message, Exception? cause = null) : IOException(message, cause);

/// <summary>The testee is there and does not accept the opening handshake.</summary>
public sealed class HandshakeRefusedException(string message) : TargetUnreachableException(message);
