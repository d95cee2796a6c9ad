using System.CommandLine;
using System.Text;
using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Configuring;

namespace WsSpec.Harness.Tests.Configuring;

/// <summary>A command as a file and a command line have it together.</summary>
internal static class ConfiguredCommand
{
    public static SettingTable Table { get; } = new(Application.Root().Subcommands);

    /// <summary>What the arguments say with a file.</summary>
    public static Dictionary<string, string> With(string file, params string[] arguments) => With(Encoding.UTF8.GetBytes(file), arguments);

    public static Dictionary<string, string> With(byte[] file, params string[] arguments)
    {
        var root = Application.Root();
        return Said(root.Parse(SettingsFile.Of("file.json", file, root.Parse(arguments)).Complete(arguments)));
    }

    /// <summary>What they say by themselves.</summary>
    public static Dictionary<string, string> Alone(params string[] arguments) => Said(Application.Root().Parse(arguments));

    /// <summary>From each property that is said to what is said; a switch that is off says nothing.</summary>
    private static Dictionary<string, string> Said(ParseResult parsed)
    {
        Assert.That(parsed.Errors.Select(error => error.Message), Is.Empty);
        var command = parsed.CommandResult.Command;
        return Table.In(command.Name)
            .Select(setting => (
                setting.Property,
                Symbol: command.Options.Cast<Symbol>().Concat(command.Arguments).Single(s => s.Name == setting.Symbol.Name)))
            .Select(one => (one.Property, Values: one.Symbol switch
            {
                Option<bool> option => parsed.GetValue(option) ? ["true"] : [],
                Option option => parsed.GetResult(option) is { Implicit: false } result ? result.Tokens.Select(token => token.Value) : [],
                var argument => parsed.GetResult((Argument)argument)?.Tokens.Select(token => token.Value) ?? [],
            }))
            .Where(one => one.Values.Any())
            .ToDictionary(one => one.Property, one => string.Join('|', one.Values));
    }
}
