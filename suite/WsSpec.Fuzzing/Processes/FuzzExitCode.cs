namespace WsSpec.Fuzzing.Processes;

/// <summary>What the exit status says. A process that the system ends has a higher one.</summary>
internal static class FuzzExitCode
{
    public const int Ok = 0;

    /// <summary>The property is broken: by a new finding, or by the input replayed.</summary>
    public const int Broken = 1;

    public const int Usage = 2;

    /// <summary>The campaign could not be run, or an instance of it was not.</summary>
    public const int Failed = 4;

    public const int Highest = Failed;
}
