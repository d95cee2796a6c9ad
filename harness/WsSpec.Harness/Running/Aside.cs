using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>
/// What a conversation says beside what its case asks. It is looked for while the conversation is at hand: to decode all of a run again
/// takes as long as a third of playing it.
/// </summary>
/// <param name="Profile">What is known of the testee once it was seen.</param>
/// <param name="Breaches">The standing rules that it breaks by itself, and how.</param>
internal sealed record Aside(TargetProfile Profile, ImmutableArray<(StandingRule Rule, string Breach)> Breaches)
{
    public static Aside Of(Conversation conversation, TargetProfile profile, Role testee) => new(
        Liveliness.Notice(profile, conversation),
        [
            .. from rule in StandingRules.All
               where rule.Testee.Includes(testee)
               let breach = rule.Breach(conversation)
               where breach is not null
               select (rule, breach),
        ]);

    /// <summary>What is known of a testee of which this was known before.</summary>
    public TargetProfile Noticed(TargetProfile known) => known with
    {
        IsLively = known.IsLively || Profile.IsLively,
        ClosesUnasked = known.ClosesUnasked || Profile.ClosesUnasked,
    };

    /// <summary>How it breaks a rule; null when it does not.</summary>
    public string? BreachOf(StandingRule rule) => Breaches.FirstOrDefault(broken => broken.Rule == rule).Breach;
}
