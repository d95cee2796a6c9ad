using Microsoft.Extensions.Logging;

namespace WsSpec.Harness.Logs;

/// <summary>What is logged of cases.</summary>
internal static partial class RunLog
{
    [LoggerMessage(EventId = 200, Level = LogLevel.Debug, Message = "{Case} begins")]
    public static partial void Begins(this ILogger logger, string @case);

    [LoggerMessage(EventId = 201, Level = LogLevel.Debug, Message = "{Case}: {Verdict} after {Milliseconds:0.0} ms")]
    public static partial void Ends(this ILogger logger, string @case, string verdict, double milliseconds);

    [LoggerMessage(EventId = 202, Level = LogLevel.Debug, Message = "{Case}: a deadline has passed, awaiting {Awaited}")]
    public static partial void DeadlinePassed(this ILogger logger, string @case, string awaited);

    [LoggerMessage(EventId = 203, Level = LogLevel.Information, Message = "{Case} is to be played again: {Doubt}")]
    public static partial void IsDoubtful(this ILogger logger, string @case, string doubt);

    [LoggerMessage(EventId = 300, Level = LogLevel.Warning, Message = "the harness was late while {Case} was played: the machine had no time for it")]
    public static partial void WasStarved(this ILogger logger, string @case);
}
