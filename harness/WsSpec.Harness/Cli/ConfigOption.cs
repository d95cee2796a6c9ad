using System.CommandLine;
using WsSpec.Harness.Configuring;

namespace WsSpec.Harness.Cli;

/// <summary><c>--config FILE</c>: where the options stand that are not in the command line.</summary>
internal sealed class ConfigOption : Option<string?>
{
    public ConfigOption()
        : base("--config")
    {
        Description = "JSON file with options, of which those of the command line win (docs/config.md); without it "
            + $"{SettingsFile.UsualName} of the current directory, unless the command line says what is tested";
        HelpName = "FILE";
    }
}
