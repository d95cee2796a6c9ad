namespace WsSpec.Harness.Testees;

/// <summary>How a testee that has to be there before it is connected to gets there, and whether it comes back when it has died.</summary>
public sealed record Upkeep
{
    /// <summary>Somebody else starts it, and nobody brings it back.</summary>
    public static Upkeep None { get; } = new();

    /// <summary>The command that starts it; null: somebody else does.</summary>
    public string? Command { get; init; }

    /// <summary>How long it may take until it accepts connections; zero without a command: it is not asked.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>Whether one that has died is worth waiting for.</summary>
    public bool CanComeBack { get; init; }

    /// <summary>The process whose memory is watched; null: the one that the command starts.</summary>
    public int? ProcessId { get; init; }
}
