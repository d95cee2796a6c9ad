using System.CommandLine;

namespace WsSpec.Harness.Cli;

/// <summary><c>--resume FILE</c>: goes on with a run that came to a bad end.</summary>
internal sealed class ResumeOption : Option<string?>
{
    public ResumeOption()
        : base("--resume")
    {
        Description = "go on with the run whose journal this is: what it has is not played again; where there is none it is begun, so "
            + "that the same command can be repeated until it ends well";
        HelpName = "FILE";
    }
}
