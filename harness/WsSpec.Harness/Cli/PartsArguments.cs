using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports.Json;

namespace WsSpec.Harness.Cli;

/// <summary>The saved runs that a command puts together.</summary>
internal sealed class PartsArguments
{
    private static readonly string[] Patterns = ["*.json", "*.json.gz", "*.jsonl", "*.jsonl.gz"];

    private readonly Argument<string[]> _files = new("files")
    {
        Description = "JSON reports, journals, and folders that hold such files",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _allowPartial =
        new("--allow-partial") { Description = "what is missing is only told, and does not fail the command" };

    public void AddTo(Command command)
    {
        command.Add(_files);
        command.Add(_allowPartial);
    }

    public bool AllowsPartial(ParseResult arguments) => arguments.GetValue(_allowPartial);

    /// <summary>One run for each target. What could not be read is missing from the first of them.</summary>
    /// <param name="note">Told what else is worth a word.</param>
    /// <exception cref="CommandException">Nothing can be read at all.</exception>
    public ImmutableArray<RunReport> Read(ParseResult arguments, Action<string> note)
    {
        var unread = ImmutableArray.CreateBuilder<string>();
        var runs = arguments.GetValue(_files)!
            .SelectMany(path => Files(path, unread)).SelectMany(file => Runs(file, note, unread)).ToList();
        if (runs.Count == 0)
        {
            throw new CommandException(string.Join("; ", unread), ExitCode.NothingTested);
        }

        var merged = Merging.Merge(runs, unread.ToImmutable());
        foreach (var text in merged.Notes)
        {
            note(text);
        }

        return merged.Runs;
    }

    private static string[] Files(string path, ImmutableArray<string>.Builder unread)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        string[] files = [.. Patterns.SelectMany(pattern => Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories)).Distinct()
            .Order(StringComparer.Ordinal)];
        if (files.Length == 0)
        {
            unread.Add($"{path} holds no report");
        }

        return files;
    }

    private static ImmutableArray<RunReport> Runs(string path, Action<string> note, ImmutableArray<string>.Builder unread)
    {
        try
        {
            return SavedRuns.Read(path, note);
        }
        catch (CommandException e)
        {
            unread.Add(e.Message);
            return [];
        }
    }
}
