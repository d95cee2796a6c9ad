using System.Collections.Immutable;

namespace WsSpec.Suite.Judging.Reactions;

/// <summary>All reaction rules, in the order in which a connection lives.</summary>
public static class ReactionRules
{
    public static ImmutableArray<ReactionRule> All { get; } =
    [
        new AwaitsResponse(), new TakesNoForAnAnswer(), new AnswersPing(), FailsUponBreach.Server, FailsUponBreach.Client, new AnswersClose(),
    ];
}
