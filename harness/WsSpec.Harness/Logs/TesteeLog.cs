using Microsoft.Extensions.Logging;

namespace WsSpec.Harness.Logs;

/// <summary>What is logged of testees that are programs, and of their deaths.</summary>
internal static partial class TesteeLog
{
    [LoggerMessage(EventId = 400, Level = LogLevel.Information, Message = "the testee is started as process {Process}")]
    public static partial void Started(this ILogger logger, int process);

    [LoggerMessage(EventId = 401, Level = LogLevel.Information, Message = "the testee has ended: {Said}")]
    public static partial void Ended(this ILogger logger, string said);

    [LoggerMessage(EventId = 402, Level = LogLevel.Error, Message = "the testee has stopped working: {Symptom}")]
    public static partial void Died(this ILogger logger, string symptom);

    [LoggerMessage(EventId = 403, Level = LogLevel.Information, Message = "the testee is brought back")]
    public static partial void Revived(this ILogger logger);
}
