using System.CommandLine;
using WsSpec.Protocol;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec accept KEY</c>: the Sec-WebSocket-Accept that belongs to a Sec-WebSocket-Key.</summary>
internal sealed class AcceptCommand : Command
{
    private readonly Argument<string> _key = new("key") { Description = "a Sec-WebSocket-Key" };

    public AcceptCommand()
        : base("accept", "Print the accept value for a key (section 4.2.2).")
    {
        Add(_key);
        SetAction(arguments =>
        {
            Console.Out.WriteLine(AcceptKey.Compute(arguments.GetValue(_key)!.Trim()));
            return ExitCode.Ok;
        });
    }
}
