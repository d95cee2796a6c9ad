using System.Collections.Immutable;
using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Harness.Running;
using WsSpec.Harness.Secrecy;
using WsSpec.Protocol;
using WsSpec.Suite.Judging.Reactions;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>Holds the rules for one role against one recorded connection after the other.</summary>
internal sealed class RoleAudit(Role testee, ImmutableArray<StandingRule> rules, PacketNames names)
{
    private readonly ImmutableArray<RuleTally> _tallies =
        [.. rules.Where(rule => rule.Testee.Includes(testee) && rule is not RunRule).Select(rule => new RuleTally(rule))];

    private readonly RunRuleAudit _runs = new([.. rules.OfType<RunRule>().Where(rule => rule.Testee.Includes(testee))]);

    public Health Health { get; } = new(testee);

    /// <summary>Judges a connection.</summary>
    /// <returns>What was broken in it.</returns>
    public ImmutableArray<(StandingRule Rule, AuditFinding Finding)> Add(Recording recording)
    {
        var conversation = recording.Content.Conversation(testee);
        var (request, response) = (conversation.Request, conversation.Response);
        var heard = new Heard(recording, new(conversation), new(() => RecordedSecrets.Of(request, response)));
        var findings = ImmutableArray.CreateBuilder<(StandingRule, AuditFinding)>();
        foreach (var tally in _tallies)
        {
            if (Judge(tally, heard) is { } finding)
            {
                findings.Add((tally.Rule, finding));
            }
        }

        if (!recording.IsGuessed)
        {
            _runs.Add(recording, conversation, heard.Secrets);
        }

        Health.Add(recording, conversation);
        return findings.ToImmutable();
    }

    /// <summary>
    /// What came of each rule, in the order of the rules; those that take several connections are held against them now.
    /// </summary>
    public ImmutableArray<RuleTally> Tallies() => [.. _tallies.Concat(_runs.Tallies()).OrderBy(tally => rules.IndexOf(tally.Rule))];

    private AuditFinding? Judge(RuleTally tally, Heard heard)
    {
        var (recording, rule, conversation) = (heard.Recording, tally.Rule, heard.Order.Conversation);
        if (Missing(rule, recording, conversation) is { } missing)
        {
            tally.AddUnseen(missing);
            return null;
        }

        if (rule is ReactionRule reaction)
        {
            return Judge(tally, heard, reaction);
        }

        if (rule.Breach(conversation) is { } breach)
        {
            var finding = Found(rule, heard, rule.BrokenAt(conversation), breach);
            if (recording.IsGuessed)
            {
                tally.AddUnproven(finding with { Verdict = Verdict.Inconclusive }, () => heard.Shown(testee));
                return null;
            }

            tally.AddBreach(finding, () => heard.Shown(testee));
            return finding;
        }

        var occasions = rule.Occasions(conversation);
        tally.AddKept(occasions, recording);
        if (occasions == 0 && recording.Losses.TryGetValue(testee, out var loss))
        {
            tally.AddUnseen(loss.Tell("its"));
        }

        return null;
    }

    private AuditFinding? Judge(RuleTally tally, Heard heard, ReactionRule rule)
    {
        AuditFinding? broken = null;
        foreach (var same in rule.Look(heard.Order).GroupBy(reaction => reaction.Kind))
        {
            switch (same.Key)
            {
                case ReactionKind.Kept:
                    tally.AddKept(same.Count(), heard.Recording);
                    break;
                case ReactionKind.Broken:
                    tally.AddBreach(broken = Found(same.First()), () => heard.Shown(testee));
                    break;
                case ReactionKind.Unproven:
                    tally.AddUnproven(Found(same.First()) with { Verdict = Verdict.Inconclusive }, () => heard.Shown(testee));
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(rule));
            }
        }

        return broken;

        AuditFinding Found(Reaction reaction) => this.Found(rule, heard, reaction.At, reaction.What);
    }

    private AuditFinding Found(StandingRule rule, Heard heard, TimeSpan? at, string breach) => new(
        Registry.Get(rule.Covers[0]).VerdictIfViolated,
        heard.Recording.ToString(),
        at is { } time && heard.Recording.Content.Packet(time) is > 0 and var number ? names.Name(number) : null,
        heard.Secrets.Value.Hide(breach));

    /// <summary>What of the peer the rule needs and the capture lacks; null when nothing.</summary>
    private string? Missing(StandingRule rule, Recording recording, Conversation conversation) =>
        rule.NeedsOctets && !recording.HasOctets ? Loss.NotNoted.Tell("the") :
        recording.Losses.TryGetValue(testee.Peer(), out var loss) && rule.Context switch
        {
            PeerContext.None => false,
            PeerContext.Handshake => conversation.Transcript.Onset != Onset.CompressedFrames
                && (testee == Role.Client ? conversation.Response : conversation.Request) is null,
            PeerContext.Everything => true,
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        } ? loss.Tell("its peer's") : null;

    /// <summary>A connection as this role is heard in it.</summary>
    private sealed record Heard(Recording Recording, FrameOrder Order, Lazy<Secrets> Secrets)
    {
        public Conversation? Shown(Role testee) => Recording.Content.Shown(testee, Secrets.Value);
    }
}
