using System.Collections.Immutable;
using WsSpec.Harness.Invocation;
using WsSpec.Suite.Autobahn;

namespace WsSpec.Harness.Autobahn;

/// <summary>
/// The results of all agents of a fuzzing server. The report of a case is written when the case ends, and only what the index says of it is
/// kept, so that a conversation takes no memory once it is over. For any number of connections at once.
/// </summary>
internal sealed class ClientResults(string outDir, AutobahnProfile profile)
{
    private const int MostAgents = 100;
    private readonly ReportFolder _folder = new(outDir);
    private readonly Lock _gate = new();
    private readonly Lock _files = new();
    private readonly Dictionary<string, Dictionary<string, Slot>> _agents = new(StringComparer.Ordinal);

    /// <summary>Whether there is room for the results of this agent.</summary>
    public bool Admits(string agent)
    {
        lock (_gate)
        {
            return _agents.ContainsKey(agent) || _agents.Count < MostAgents;
        }
    }

    /// <summary>Announces that a case is being played, so that whoever asks for its result gets this one.</summary>
    public void Begin(string agent, AutobahnCase @case)
    {
        lock (_gate)
        {
            var slot = SlotOf(agent, @case);
            slot.UnderWay++;
            slot.Result = slot.Result.Task.IsCompleted ? new(TaskCreationOptions.RunContinuationsAsynchronously) : slot.Result;
        }
    }

    /// <summary>Writes the report of a case that was announced.</summary>
    /// <exception cref="CommandException">It cannot be written; the result is kept all the same.</exception>
    public void End(AutobahnResult result)
    {
        try
        {
            lock (_files)
            {
                _folder.WriteCase(result);
            }
        }
        finally
        {
            Keep(result.IndexEntry);
        }
    }

    /// <summary>The result of a case, as soon as there is one.</summary>
    public Task<IndexEntry> ResultAsync(string agent, AutobahnCase @case)
    {
        lock (_gate)
        {
            return SlotOf(agent, @case).Result.Task;
        }
    }

    /// <summary>Completes when the cases that are under way for an agent are over.</summary>
    /// <param name="agent">Null: for any agent.</param>
    public Task WhenIdle(string? agent)
    {
        lock (_gate)
        {
            return Task.WhenAll(_agents
                .Where(slots => agent is null || slots.Key == agent)
                .SelectMany(slots => slots.Value.Values)
                .Where(slot => slot.UnderWay > 0)
                .Select(slot => slot.Result.Task));
        }
    }

    /// <summary>Writes the index over all agents.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public void WriteIndex()
    {
        lock (_files)
        {
            _folder.WriteIndex(Entries(), profile);
        }
    }

    private ImmutableArray<IndexEntry> Entries()
    {
        lock (_gate)
        {
            return [.. _agents.Values.SelectMany(a => a.Values).Select(s => s.Entry).OfType<IndexEntry>()];
        }
    }

    private void Keep(IndexEntry entry)
    {
        lock (_gate)
        {
            var slot = SlotOf(entry.Agent, entry.Case);
            slot.UnderWay--;
            slot.Entry = entry;
            slot.Result.TrySetResult(entry);
        }
    }

    private Slot SlotOf(string agent, AutobahnCase @case)
    {
        if (!_agents.TryGetValue(agent, out var slots))
        {
            _agents.Add(agent, slots = new(StringComparer.Ordinal));
        }

        if (!slots.TryGetValue(@case.Id, out var slot))
        {
            slots.Add(@case.Id, slot = new());
        }

        return slot;
    }

    private sealed class Slot
    {
        public int UnderWay { get; set; }

        public IndexEntry? Entry { get; set; }

        public TaskCompletionSource<IndexEntry> Result { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
