using System.CommandLine;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec man</c>: the manual page, made of what the commands say of themselves.</summary>
internal sealed class ManCommand : Command
{
    private static readonly (int Code, string Meaning)[] ExitStatuses =
    [
        (ExitCode.Ok, "Everything as it has to be."),
        (ExitCode.Nonconformant, "The testee does not conform."),
        (ExitCode.Usage, "The command line, or a file it names, is wrong."),
        (ExitCode.NothingTested, "The testee cannot be reached, no case was selected, or most say nothing of it."),
        (ExitCode.HarnessError, "Cases could not be played, or the harness itself failed."),
        (ExitCode.Interrupted, "Interrupted; what there was has been reported."),
    ];

    public ManCommand()
        : base("man", "Print the manual page, for man(1).") =>
        SetAction(arguments => WritePage(arguments.RootCommandResult.Command, arguments.InvocationConfiguration.Output));

    private static void WritePage(Command root, TextWriter output)
    {
        output.WriteLine($".TH WSSPEC 1 \"\" \"wsspec {Version}\"");
        output.WriteLine($".SH NAME\nwsspec \\- {Plain(root.Description)}");
        output.WriteLine(".SH SYNOPSIS\n.B wsspec\n.I COMMAND\n[\\fIARGUMENTS\\fR]\n.SH COMMANDS");
        foreach (var command in root.Subcommands.Where(command => !command.Hidden))
        {
            WriteCommand(command, output);
        }

        output.WriteLine(".SH EXIT STATUS");
        foreach (var (code, meaning) in ExitStatuses)
        {
            output.WriteLine($".TP\n.B {code}\n{Plain(meaning)}");
        }
    }

    private static void WriteCommand(Command command, TextWriter output)
    {
        var places = string.Concat(command.Arguments.Select(argument => $" [{Plain(argument.Name)}]"));
        output.WriteLine($".SS wsspec {Plain(command.Name)}{places}");
        output.WriteLine(Plain(command.Description));
        foreach (var argument in command.Arguments.Where(argument => !argument.Hidden))
        {
            output.WriteLine($".TP\n.I {Plain(argument.Name)}\n{Plain(argument.Description)}");
        }

        foreach (var option in command.Options.Where(option => !option.Hidden))
        {
            var names = string.Join(", ", option.Aliases.Prepend(option.Name).Select(Plain));
            var value = option.HelpName is { } name ? $" \\fI{Plain(name)}\\fR" : "";
            output.WriteLine($".TP\n\\fB{names}\\fR{value}\n{Plain(option.Description)}");
        }
    }

    private static string Version => typeof(ManCommand).Assembly.GetName().Version!.ToString(3);

    /// <summary>A line that begins with a dot or an apostrophe, a hyphen and a backslash mean something to troff.</summary>
    private static string Plain(string? text)
    {
        var escaped = (text ?? "").Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal);
        return escaped is ['.' or '\'', ..] ? $"\\&{escaped}" : escaped;
    }
}
