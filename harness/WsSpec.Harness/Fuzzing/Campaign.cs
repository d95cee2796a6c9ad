using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Harness.Storage;

namespace WsSpec.Harness.Fuzzing;

/// <summary>
/// A run of a campaign: it goes on where the last one stopped, and keeps its state in a file. Numbers are taken in blocks, and a block is
/// written down before the first of it is played: a run that is killed loses the rest of a block, and nobody plays a number twice.
/// </summary>
internal sealed class Campaign : IDisposable
{
    private const int Block = 4096;

    private readonly string _path;
    private readonly FileStream _lock;
    private readonly FuzzState _before;
    private NumberSpace _space;
    private long _taken;

    private Campaign(string path, FileStream @lock, FuzzState before, NumberSpace space) =>
        (_path, _lock, _before, _space, _taken) = (path, @lock, before, space, space.Next);

    /// <summary>The first turn that is played.</summary>
    public long From => _before.Space(_space.Seed, _space.Corpus, Shard.Parse(_space.Shard)).Next;

    /// <inheritdoc cref="NumberSpace.DialogueSeed"/>
    public int Seed => _space.DialogueSeed;

    /// <exception cref="CommandException">The file is no state, or another run has it open.</exception>
    public static Campaign Open(string path, int seed, string corpus, Shard shard)
    {
        try
        {
            AtomicFile.Check(path);
            var held = new FileStream(
                path + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            var before = FuzzState.Read(path);
            return new(path, held, before, before.Space(seed, corpus, shard));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new CommandException($"cannot go on with {path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Told before a turn is played.</summary>
    /// <param name="soFar">What the run has come to.</param>
    public void Take(long turn, Func<FuzzReport> soFar)
    {
        if (turn >= _taken)
        {
            _taken = turn + Block;
            Write(soFar(), _taken);
        }
    }

    /// <summary>Told what the run has come to, with no number taken that was not played.</summary>
    public void End(FuzzReport report) => Write(report, report.Next);

    public void Dispose() => _lock.Dispose();

    private void Write(FuzzReport report, long next)
    {
        _space = _space with { Next = next };
        (_before.With(_space) with
        {
            Played = _before.Played + report.Played,
            Seconds = _before.Seconds + report.Duration.TotalSeconds,
            Coverage = ReachedDocument.Of(report.Coverage.Plus(_before.Coverage?.Read() ?? ModelCoverage.None)),
            Findings = [.. _before.Findings.Union(report.Findings.Select(finding => finding.Name)).Order(StringComparer.Ordinal)],
        }).Write(_path);
    }
}
