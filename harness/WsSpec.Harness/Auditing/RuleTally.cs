using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>What all connections of a capture say of one rule, for one role.</summary>
internal sealed class RuleTally(StandingRule rule)
{
    private const int MostReasons = 16;
    private readonly Dictionary<string, long> _unseen = [];
    private (AuditFinding Finding, Conversation? Shown)? _worst;
    private (AuditFinding Finding, Conversation? Shown)? _unproven;
    private long _guessedIn;
    private long _broken;
    private long _unprovenIn;

    /// <summary>How often the rule could have been broken and was not.</summary>
    public long Kept { get; private set; }

    /// <summary>In how many connections it was kept.</summary>
    public long KeptIn { get; private set; }

    /// <summary>In how many connections it could not be held against what was captured.</summary>
    public long UnseenIn => _unseen.Values.Sum();

    public bool IsBroken => _worst is not null;

    public StandingRule Rule => rule;

    /// <param name="recording">The connection in which it was kept; null when it takes several.</param>
    public void AddKept(long occasions, Recording? recording = null)
    {
        Kept += occasions;
        KeptIn += occasions > 0 ? 1 : 0;
        _guessedIn += occasions > 0 && recording?.IsGuessed == true ? 1 : 0;
    }

    public void AddUnseen(string reason)
    {
        var key = _unseen.Count < MostReasons || _unseen.ContainsKey(reason) ? reason : "other octets are missing";
        _unseen[key] = _unseen.GetValueOrDefault(key) + 1;
    }

    /// <summary>The first of the gravest is shown.</summary>
    /// <param name="shown">What a report shows of the connection, made only when it does; null: nothing.</param>
    public void AddBreach(AuditFinding finding, Func<Conversation?> shown)
    {
        _broken++;
        _worst = _worst is null || finding.Verdict > _worst.Value.Finding.Verdict ? (finding, shown()) : _worst;
    }

    /// <summary>What may be a breach and may be none.</summary>
    /// <inheritdoc cref="AddBreach"/>
    public void AddUnproven(AuditFinding finding, Func<Conversation?> shown)
    {
        _unproven ??= (finding, shown());
        _unprovenIn++;
    }

    public StandingResult Result() => new() { Rule = rule, Judgement = Judgement(), Conversation = (_worst ?? _unproven)?.Shown };

    private Judgement Judgement() => _worst is var (found, _)
        ? new(found.Verdict, $"{found}{(_broken > 1 ? $" (and in {_broken - 1} more)" : "")}") { Breaks = rule.Covers[0] }
        : _unproven is var (open, _) ? new(
            Verdict.Inconclusive,
            $"not proven: {open}{(_unprovenIn > 1 ? $" (and in {_unprovenIn - 1} more)" : "")}{(Kept > 0 ? $"; kept {Times(Kept)}" : "")}")
        : Kept > 0 ? new(
            Verdict.Pass,
            $"kept {Times(Kept)} in {Connections(KeptIn)}{(_guessedIn > 0 ? $", of which {_guessedIn} guessed" : "")}"
                + (UnseenIn > 0 ? $"; not seen in {UnseenIn}: {Reason()}" : ""))
        : new(Verdict.Skipped, UnseenIn > 0 ? $"could not be seen in {Connections(UnseenIn)}: {Reason()}" : "never put to the test");

    private string Reason() => _unseen.MaxBy(reason => reason.Value).Key;

    private static string Times(long count) => count == 1 ? "once" : $"{count} times";

    private static string Connections(long count) => count == 1 ? "one connection" : $"{count} connections";
}
