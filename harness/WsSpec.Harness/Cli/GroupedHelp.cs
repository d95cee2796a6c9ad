using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace WsSpec.Harness.Cli;

/// <summary>Help whose options stand in groups, those of the command itself first: the usual one has them in one long list.</summary>
/// <param name="usual">Writes the list.</param>
internal sealed class GroupedHelp(HelpAction usual) : SynchronousCommandLineAction
{
    private const string Heading = "Options:";

    private static readonly ImmutableArray<(string Title, ImmutableArray<string> Options)> Groups =
    [
        ("From a file:", ["--config"]),
        ("The testee:",
        [
            "--name", "--ca", "--insecure", "--sni", "--client-cert", "--client-cert-password", "--unix", "--header", "--origin", "--subprotocol",
            "--path", "--parser", "--exec", "--browser", "--tls", "--cert", "--key", "--wait", "--pid", "--client",
        ]),
        ("What it understands:", ["--target", "--message", "--message-binary", "--login"]),
        ("Several targets:", ["--targets", "--shard-by", "--time-limit", "--attempts"]),
        ("Which cases:",
            ["--suite", "--case", "--exclude", "--family", "--requirement", "--level", "--layer", "--shard", "--timings"]),
        ("How they are played:", ["--seed", "--axes", "--jobs", "--timeout", "--time-scale", "--flaky-retries", "--resume"]),
        ("Reports:", ["--report", "--capture", "--verbose"]),
        ("What fails the command:", ["--fail-on", "--baseline", "--update-baseline", "--strict-baseline"]),
        ("Log and help:", ["--log", "--log-format", "--help"]),
    ];

    /// <summary>Help is shown though an argument is missing.</summary>
    public override bool ClearsParseErrors => usual.ClearsParseErrors;

    /// <summary>Has every command of the program show its help like this.</summary>
    public static void Adopt(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new GroupedHelp((HelpAction)help.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var written = new StringWriter();
        parseResult.InvocationConfiguration.Output = written;
        try
        {
            var code = usual.Invoke(parseResult);
            output.Write(Grouped(written.ToString()));
            return code;
        }
        finally
        {
            parseResult.InvocationConfiguration.Output = output;
        }
    }

    /// <summary>The same text with the list of options in groups, each with its heading.</summary>
    private static string Grouped(string help)
    {
        var lines = help.Split(Environment.NewLine);
        var first = Array.IndexOf(lines, Heading) + 1;
        var end = first == 0 ? -1 : Array.IndexOf(lines, "", first);
        if (end < 0)
        {
            return help;
        }

        var groups = Entries(lines[first..end]).ToLookup(entry => TitleOf(entry[0]));
        var titles = Groups.Select(group => group.Title).Where(groups.Contains).ToList();
        return titles.Count < 2 ? help : string.Join(Environment.NewLine,
        [
            .. lines[..(first - 1)],
            .. groups.Contains(Heading) ? Section(Heading) : [],
            .. titles.SelectMany(Section),
            .. lines[(end + 1)..],
        ]);

        IEnumerable<string> Section(string title) => [title, .. groups[title].SelectMany(entry => entry), ""];
    }

    /// <summary>An option and the lines that its description goes on in.</summary>
    private static List<List<string>> Entries(string[] lines)
    {
        var entries = new List<List<string>>();
        foreach (var line in lines)
        {
            if (line.StartsWith("  -", StringComparison.Ordinal))
            {
                entries.Add([]);
            }

            entries[^1].Add(line);
        }

        return entries;
    }

    private static string TitleOf(string line)
    {
        var name = line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).First(word => word.StartsWith("--", StringComparison.Ordinal));
        return Groups.FirstOrDefault(group => group.Options.Contains(name)).Title ?? Heading;
    }
}
