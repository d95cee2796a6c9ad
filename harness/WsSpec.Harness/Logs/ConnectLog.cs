using Microsoft.Extensions.Logging;

namespace WsSpec.Harness.Logs;

/// <summary>What is logged of connections. Targets come by their names, which have no credentials.</summary>
internal static partial class ConnectLog
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Debug, Message = "connected to {Target} in {Milliseconds:0.0} ms")]
    public static partial void Connected(this ILogger logger, string target, double milliseconds);

    [LoggerMessage(EventId = 101, Level = LogLevel.Debug, Message = "TLS with {Target}: {Protocol}, {CipherSuite}")]
    public static partial void Secured(this ILogger logger, string target, string protocol, string cipherSuite);

    [LoggerMessage(EventId = 102, Level = LogLevel.Information, Message = "no connection to {Target}: {Reason}")]
    public static partial void NotConnected(this ILogger logger, string target, string reason);
}
