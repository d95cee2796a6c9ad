using System.Globalization;
using Spectre.Console;
using WsSpec.Harness.Reports.Text;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports;

/// <summary>Lines of the console report: named fields and events of a conversation, safe to print whatever the texts are.</summary>
internal sealed class ConsoleLines(IAnsiConsole console)
{
    private const int LongestLine = 160;

    public static string Safe(string text) => Markup.Escape(Printable.Line(text));

    public void Line(string markup) => console.MarkupLine(markup);

    public void Blank() => console.WriteLine();

    public void Field(string name, string text) => Line($"           [grey]{name,-10}[/]{Safe(text)}");

    public void Wire(WireLine line)
    {
        var time = line.At.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
        var text = $"{time,10} ms  {(line.FromTestee ? "←" : "→")}  {line.Text}{(line.Hex.Length > 0 ? "   " + line.Hex : "")}";
        Line($"[grey]{Safe(text.Length > LongestLine ? text[..LongestLine] + "…" : text)}[/]");
    }
}
