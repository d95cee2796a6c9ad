namespace WsSpec.Harness.Invocation;

/// <summary>What the command's exit status says; part of its contract.</summary>
public static class ExitCode
{
    /// <summary>Everything as it has to be.</summary>
    public const int Ok = 0;

    /// <summary>The testee does not conform.</summary>
    public const int Nonconformant = 1;

    /// <summary>The command line, or a file it names, is wrong.</summary>
    public const int Usage = 2;

    /// <summary>
    /// The testee cannot be reached, no case was selected, a part of the run is missing, or most of it is inconclusive: never a success.
    /// </summary>
    public const int NothingTested = 3;

    /// <summary>Cases could not be played, the harness itself failed, or a report could not be written.</summary>
    public const int HarnessError = 4;

    /// <summary>Stopped by the user; a partial report was written.</summary>
    public const int Interrupted = 5;
}
