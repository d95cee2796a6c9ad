using System.CommandLine;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary>The options that say which cases a command is about.</summary>
internal sealed class SelectionArguments
{
    private readonly Option<string[]> _cases = new("--case") { Description = "only cases whose id matches; repeatable", HelpName = "GLOB" };
    private readonly Option<string[]> _exclude = new("--exclude") { Description = "no case whose id matches; repeatable", HelpName = "GLOB" };
    private readonly Option<string[]> _families = new("--family") { Description = "only these families; repeatable", HelpName = "GLOB" };
    private readonly Option<string[]> _requirements = new("--requirement") { Description = "only cases that touch these requirements; repeatable", HelpName = "GLOB" };
    private readonly Option<Level[]> _levels = new("--level") { Description = "only cases about requirements of this level; repeatable" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _cases, _exclude, _families, _requirements, _levels })
        {
            command.Add(option);
        }
    }

    public Selection Selection(ParseResult arguments) => new()
    {
        Cases = [.. arguments.GetValue(_cases) ?? []],
        Excluded = [.. arguments.GetValue(_exclude) ?? []],
        Families = [.. arguments.GetValue(_families) ?? []],
        Requirements = [.. arguments.GetValue(_requirements) ?? []],
        Levels = [.. arguments.GetValue(_levels) ?? []],
    };
}
