using System.Collections.Immutable;
using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Harness.Secrecy;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>
/// Holds the rules that take several connections against those between one client's address and one server: a proxy that hands on what it
/// gets repeats the nonces and masking keys of others, and is no client that does.
/// </summary>
internal sealed class RunRuleAudit(ImmutableArray<RunRule> rules)
{
    /// <summary>Of so many frames of a connection the masking keys are looked at, and of so many in all.</summary>
    private const int MostFrames = 1000;
    private const int MostFramesInAll = 100_000;
    private const int MostConnections = 20_000;
    private readonly Dictionary<(UInt128 Client, TcpEndpoint Server), List<Heard>> _runs = [];
    private int _frames;
    private int _connections;

    public void Add(Recording recording, Conversation conversation, Lazy<Secrets> secrets)
    {
        if (rules.IsEmpty || _connections == MostConnections)
        {
            return;
        }

        var key = (recording.Client.Address, recording.Server);
        if (!_runs.TryGetValue(key, out var run))
        {
            _runs[key] = run = [];
        }

        var kept = Stripped(conversation, Math.Min(MostFrames, MostFramesInAll - _frames));
        _frames += kept.Frames.Length;
        _connections++;
        run.Add(new(kept, recording.ToString(), secrets));
    }

    public IEnumerable<RuleTally> Tallies() => rules.Select(Tally);

    /// <summary>Only what the rules look at: the request, and the masking keys.</summary>
    private static Conversation Stripped(Conversation conversation, int mostFrames) => conversation with
    {
        Transcript = new(conversation.Testee, []),
        Frames =
        [
            .. conversation.TesteeFrames.Where(f => f.Masked).Take(mostFrames)
                .Select(f => f with { Payload = default, PayloadLength = 0, Dropped = 0 }),
        ],
        Observations = [.. conversation.Observations.OfType<RequestSeen>()],
        SentHeads = [],
    };

    private RuleTally Tally(RunRule rule)
    {
        var tally = new RuleTally(rule);
        foreach (var run in _runs.Values)
        {
            var conversations = run.ConvertAll(r => r.Conversation);
            var breaches = rule.Breaches(conversations).ToList();
            foreach (var (position, breach) in breaches)
            {
                tally.AddBreach(
                    new(Registry.Get(rule.Covers[0]).VerdictIfViolated, run[position].Where, null, breach), run[position].Shown);
            }

            if (run.Count > 1 && breaches.Count == 0)
            {
                tally.AddKept(run.Count);
            }
        }

        return tally;
    }

    /// <param name="Conversation">Only what the rules look at.</param>
    /// <param name="Where">The connection.</param>
    private sealed record Heard(Conversation Conversation, string Where, Lazy<Secrets> Secrets)
    {
        public Conversation Shown() => Conversation with
        {
            Observations =
            [
                .. Conversation.Observations.OfType<RequestSeen>().Select(seen => seen with { Head = Secrets.Value.Hide(seen.Head) }),
            ],
        };
    }
}
