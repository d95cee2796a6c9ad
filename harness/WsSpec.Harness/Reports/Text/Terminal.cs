using Spectre.Console;

namespace WsSpec.Harness.Reports.Text;

/// <summary>Consoles that break lines only where there is a terminal to break them for.</summary>
internal static class Terminal
{
    /// <summary>A file or a pipe has no edge: what reads it wants one fact a line.</summary>
    private const int Endless = 100_000;

    public static IAnsiConsole On(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        if (output.IsTerminal)
        {
            return AnsiConsole.Create(new() { Out = output });
        }

        var console = AnsiConsole.Create(new() { Out = output, Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = Endless;
        return console;
    }
}
