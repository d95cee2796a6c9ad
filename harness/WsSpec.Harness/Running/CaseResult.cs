using WsSpec.Harness.Secrecy;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Running;

/// <summary>One case in one variant, played and judged.</summary>
public sealed record CaseResult : Result
{
    /// <summary>The suite that the case belongs to.</summary>
    public required ISuite Suite { get; init; }

    public required ICase Case { get; init; }

    public required Axes Axes { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>What its conversation says besides; null where nobody has looked yet.</summary>
    internal Aside? Aside { get; init; }

    /// <summary>What fails it as it fails others; null for any other.</summary>
    public Root? Root { get; init; }

    /// <summary>
    /// What its conversation says by itself, where it only shows once more what others show and so says nothing of what it alone is about;
    /// null for any other.
    /// </summary>
    public Judgement? Alone { get; init; }

    /// <summary>The same as its conversation says by itself, whatever others show.</summary>
    public CaseResult ByItself => Root is null && Alone is null
        ? this
        : this with { Judgement = Alone ?? Judgement, Alone = null, Root = null };

    /// <summary>What a testee that is a program said besides; null for any other.</summary>
    public string? Remarks { get; init; }

    public override ICheck Check => Case;

    public override string Name => $"{Id} {Axes}";

    /// <summary>What stands for it where it cannot be played, and why: an error, which says nothing about the testee.</summary>
    public CaseResult Unplayed(string reason) => this with { Judgement = new(Verdict.Error, reason), Conversation = null };

    /// <summary>The same result, its conversation judged anew.</summary>
    public CaseResult JudgedAgain(TargetProfile profile) => Conversation is not { } conversation
        ? this
        : this with { Judgement = Heaviness.Look(conversation, atHand => Suite.Judge(Case, atHand, profile)) };

    /// <summary>The same as others may see it: octets that say a secret still are left out, and what was made of them stands.</summary>
    public CaseResult Withholding(Secrets secrets)
    {
        var result = Remarks is { } remarks ? this with { Remarks = secrets.Hide(remarks) } : this;
        return Conversation is { } conversation && secrets.AreIn(conversation)
            ? result with { Conversation = null, Remarks = $"{result.Remarks} {Secrets.Withheld}".TrimStart() }
            : result;
    }
}
