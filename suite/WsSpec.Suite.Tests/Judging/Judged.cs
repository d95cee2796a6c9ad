using NUnit.Framework;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Tests.Judging;

/// <summary>Made-up dialogues put before the oracle; tests of sections begin with <c>using static</c> of this class.</summary>
internal static class Judged
{
    /// <param name="breaks">The requirement that is broken, or null.</param>
    public static void AssertVerdict(string id, Verdict verdict, RequirementId? breaks, JudgedConversation dialogue)
    {
        var judgement = Judge(id, dialogue);
        Assert.That((judgement.Verdict, judgement.Breaks), Is.EqualTo((verdict, breaks)), $"{id}: {judgement.Summary}");
    }

    /// <summary>For ids that stand in attributes.</summary>
    public static RequirementId? Requirement(string? id) => id is null ? null : new(id);

    /// <summary>What the oracle says when the testee offers all that the case needs, and echoes.</summary>
    public static Judgement Judge(string id, JudgedConversation dialogue) =>
        Oracle.Judge(Case(id), dialogue.Conversation, new TargetProfile { Offers = Needs.Echo | Case(id).Needs });

    public static ConformanceCase Case(string id) =>
        ConformanceCatalogue.Find(id) ?? throw new ArgumentException($"no case {id}", nameof(id));
}
