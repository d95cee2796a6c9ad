using WsSpec.Harness.Cli;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Tests.Cli;

/// <summary>The <c>wsspec</c> command, run in this process.</summary>
/// <param name="Output">What it wrote to the standard output, which is no terminal.</param>
internal sealed record CommandLine(int ExitCode, string Output, string Error)
{
    public static async Task<CommandLine> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Application.RunAsync(arguments, output, error, CancellationToken.None);
        return new(exitCode, output.ToString(), error.ToString());
    }

    public IEnumerable<string> Lines => Output.ReplaceLineEndings("\n").Split('\n');
}
