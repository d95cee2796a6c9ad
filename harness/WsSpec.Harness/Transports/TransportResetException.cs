namespace WsSpec.Harness.Transports;

/// <summary>The connection is gone without an orderly end.</summary>
public sealed class TransportResetException(Exception? cause = null) : IOException("the connection was reset", cause);
