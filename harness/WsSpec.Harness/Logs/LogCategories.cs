using System.Collections.Immutable;

namespace WsSpec.Harness.Logs;

/// <summary>What the log is divided into, as <c>--log LEVEL:CATEGORY</c> names it.</summary>
internal static class LogCategories
{
    /// <summary>Connections that are made, and TLS on them.</summary>
    public const string Connect = "connect";

    /// <summary>Cases: their beginning, their end, second attempts, deadlines.</summary>
    public const string Run = "run";

    /// <summary>Programs that are started and end, and testees that die.</summary>
    public const string Testee = "testee";

    /// <summary>The harness itself: whether it was on time.</summary>
    public const string Pace = "pace";

    public static ImmutableArray<string> All { get; } = [Connect, Run, Testee, Pace];
}
