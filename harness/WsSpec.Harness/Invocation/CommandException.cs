namespace WsSpec.Harness.Invocation;

/// <summary>What the user asked for cannot be done; the message is the one line that says why.</summary>
public sealed class CommandException(string message, int exitCode = ExitCode.Usage) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
