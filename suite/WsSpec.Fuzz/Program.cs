using System.CommandLine;
using WsSpec.Fuzz.Cli;

var root = new CampaignCommand
{
    new ListCommand(),
    new ReplayCommand(),
    new WriteVectorsCommand(),
    ChildCommands.Worker(),
    ChildCommands.Distil(),
    ChildCommands.AflTarget(),
};
return await root.Parse(args).InvokeAsync();
