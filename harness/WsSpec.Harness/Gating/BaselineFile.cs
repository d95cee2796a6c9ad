using System.Text;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Storage;

namespace WsSpec.Harness.Gating;

/// <summary>Baselines as files: an entry a line, empty lines and lines that begin with <c>#</c> left out.</summary>
public static class BaselineFile
{
    /// <exception cref="CommandException">The file cannot be read, or a line is no entry.</exception>
    public static Baseline Read(string path)
    {
        var lines = Lines(path);
        return new([.. lines.Select((text, i) => (text, number: i + 1)).Where(l => !IsComment(l.text))
            .Select(l => Parse(path, l.number, l.text))]);
    }

    /// <summary>Writes the entries, and above them the comments that the file had.</summary>
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public static void Write(string path, Baseline baseline)
    {
        var comments = File.Exists(path) ? Lines(path).Where(l => IsComment(l) && l.Trim().Length > 0) : [];
        try
        {
            var lines = comments.Concat(baseline.Entries.Select(e => e.ToString())).Select(line => line + Environment.NewLine);
            AtomicFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(string.Concat(lines))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot write {path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static bool IsComment(string line) => line.Trim() is "" or ['#', ..];

    private static BaselineEntry Parse(string path, int number, string line)
    {
        try
        {
            return BaselineEntry.Parse(line);
        }
        catch (FormatException e)
        {
            throw new CommandException($"{path}:{number}: {e.Message}");
        }
    }

    private static string[] Lines(string path) => UserFile.Read(path, path =>
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (FileNotFoundException)
        {
            throw new CommandException($"there is no baseline {path}; --update-baseline makes one of this run's failures");
        }
    });
}
