using Microsoft.Extensions.Logging;
using WsSpec.Harness.Logs;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Processes;

/// <summary>A testee while a command runs: it is started, watched, started again when it has died, and stopped.</summary>
/// <param name="testee">Its target is disposed of at the end, where that is necessary.</param>
public sealed class StartedTestee(Testee testee) : IAsyncDisposable
{
    private readonly MemorySampler _memory = new();
    private readonly ILogger _log = testee.Logs.CreateLogger(LogCategories.Testee);
    private ChildProgram? _program;

    /// <summary>Brings it back when it has died, and tells whether it has come; null when nobody can.</summary>
    public Func<CancellationToken, Task<bool>>? Revive => testee.Upkeep.CanComeBack ? ReviveAsync : null;

    /// <summary>Null when no sample could be taken.</summary>
    public MemoryUse? Memory => _memory.Use;

    /// <exception cref="TargetUnreachableException">It does not accept connections in time; the message has what it said.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        var (command, patience) = (testee.Upkeep.Command, testee.Upkeep.Patience);
        if (command is null && patience == TimeSpan.Zero)
        {
            return;
        }

        if (command is not null)
        {
            _program = ChildProgram.Start(command);
            _log.Started(_program.Id);
        }

        if (await Waiting.UntilAcceptedAsync(testee.Target, patience, _program?.Exited, cancellation) is { } reason)
        {
            throw new TargetUnreachableException(_program is null ? reason : $"{reason}; the server that was started: {await StopAsync()}");
        }
    }

    /// <summary>Looks at its memory.</summary>
    public void SampleMemory() => _memory.Sample(testee.Upkeep.ProcessId ?? _program?.Id);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (testee.Target is IAsyncDisposable target)
        {
            await target.DisposeAsync();
        }
    }

    /// <summary>Starts it again, or waits for whoever does.</summary>
    /// <returns>False when it does not come back.</returns>
    private async Task<bool> ReviveAsync(CancellationToken cancellation)
    {
        await StopAsync();
        testee.Target.Revive();
        try
        {
            await StartAsync(cancellation);
            _log.Revived();
            return true;
        }
        catch (TargetUnreachableException)
        {
            return false;
        }
    }

    private async Task<string> StopAsync()
    {
        if (_program is null)
        {
            return "";
        }

        var said = testee.Secrets.Hide(await _program.StopAsync());
        _program = null;
        _log.Ended(said);
        return said;
    }
}
