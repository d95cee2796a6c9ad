using WsSpec.Harness.Processes;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Cli;

/// <summary>A testee that is there for as long as a command runs.</summary>
internal sealed class StartedTestee(TargetDefinition definition) : IAsyncDisposable
{
    public TargetDefinition Definition => definition;

    /// <summary>The embedded server; null when the testee is another one.</summary>
    public TransportListener? Reference { get; init; }

    /// <summary>The server's program; null for a client.</summary>
    public TesteeProcess? Process { get; init; }

    /// <summary>Whether a server that has died is worth waiting for.</summary>
    public bool CanComeBack { get; init; }

    /// <summary>What a command needs to talk to the same testee again.</summary>
    public string ReplayOptions { get; init; } = "";

    /// <summary>Brings it back when it has died; null when nobody can.</summary>
    public Func<CancellationToken, Task<bool>>? Revive => CanComeBack && Process is not null ? Process.ReviveAsync : null;

    public async ValueTask DisposeAsync()
    {
        if (Process is not null)
        {
            await Process.DisposeAsync();
        }

        if (Reference is not null)
        {
            await Reference.DisposeAsync();
        }
    }
}
