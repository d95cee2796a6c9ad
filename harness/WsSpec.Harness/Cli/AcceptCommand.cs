using System.CommandLine;
using WsSpec.Harness.Invocation;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;

namespace WsSpec.Harness.Cli;

/// <summary>
/// <c>wsspec accept KEY [VALUE]</c>: the Sec-WebSocket-Accept that belongs to a Sec-WebSocket-Key, or what is wrong with one that is at
/// hand.
/// </summary>
internal sealed class AcceptCommand : Command
{
    private readonly Argument<string> _key = new("key") { Description = "a Sec-WebSocket-Key" };
    private readonly Argument<string?> _value =
        new("value")
        {
            Description = "a Sec-WebSocket-Accept: is it the one for the key, and if not, what went wrong?",
            Arity = ArgumentArity.ZeroOrOne
        };

    public AcceptCommand()
        : base("accept", "Print the accept value for a key (section 4.2.2), or judge one.")
    {
        Add(_key);
        Add(_value);
        SetAction(arguments => Execute(
            arguments.GetValue(_key)!.Trim(), arguments.GetValue(_value)?.Trim(), arguments.InvocationConfiguration.Output));
    }

    private static int Execute(string key, string? value, TextWriter output)
    {
        var complaint = value is null ? null : AcceptKeyDiagnosis.Of(key, value);
        output.WriteLine(complaint ?? AcceptKey.Compute(key));
        return complaint is null ? ExitCode.Ok : ExitCode.Nonconformant;
    }
}
