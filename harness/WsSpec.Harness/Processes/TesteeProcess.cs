using WsSpec.Harness.Clients;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Processes;

/// <summary>A server that the harness starts, starts again when it has died, and stops.</summary>
/// <param name="commandLine">Null for a server that somebody else starts: it is only waited for.</param>
/// <param name="patience">How long it may take until it accepts connections; none without a command line: it is not asked.</param>
internal sealed class TesteeProcess(string? commandLine, ITarget target, TimeSpan patience) : IAsyncDisposable
{
    private ChildProgram? _program;

    public int? Id => _program?.Id;

    /// <exception cref="TargetUnreachableException">It does not accept connections in time; the message has what it said.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        if (commandLine is null && patience == TimeSpan.Zero)
        {
            return;
        }

        _program = commandLine is null ? null : ChildProgram.Start(commandLine);
        if (await Waiting.UntilAcceptedAsync(target, patience, _program?.Exited, cancellation) is { } reason)
        {
            throw new TargetUnreachableException(_program is null ? reason : $"{reason}; the server that was started: {await StopAsync()}");
        }
    }

    /// <summary>Starts it again, or waits for whoever does.</summary>
    /// <returns>False when it does not come back.</returns>
    public async Task<bool> ReviveAsync(CancellationToken cancellation)
    {
        await StopAsync();
        try
        {
            await StartAsync(cancellation);
            return true;
        }
        catch (TargetUnreachableException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task<string> StopAsync()
    {
        var said = _program is null ? "" : await _program.StopAsync();
        _program = null;
        return said;
    }
}
