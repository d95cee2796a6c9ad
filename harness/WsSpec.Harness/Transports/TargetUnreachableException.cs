namespace WsSpec.Harness.Transports;

/// <summary>The testee cannot be connected to; the message is one line for a person.</summary>
public sealed class TargetUnreachableException(string message, Exception? cause = null) : IOException(message, cause);
