using System.CommandLine;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec completion SHELL</c>: a script that has a shell ask this program what may come next.</summary>
internal sealed class CompletionCommand : Command
{
    private readonly Argument<string> _shell = new("shell") { Description = "bash, zsh, fish or powershell" };

    public CompletionCommand()
        : base("completion", "Print the script that completes commands in a shell.")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "powershell");
        Add(_shell);
        SetAction(arguments => arguments.InvocationConfiguration.Output.Write(Script(arguments.GetValue(_shell)!)));
    }

    private static string Script(string shell)
    {
        using var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion/{shell}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
