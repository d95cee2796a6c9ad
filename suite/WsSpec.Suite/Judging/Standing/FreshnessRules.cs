using System.Globalization;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>
/// What a client has to choose afresh: the nonce of each connection (section 4.1) and the masking key of each frame (section 5.3). The rules
/// report only what chance does not bring about: two equal values of 128 bits, or two neighbours of 32 bits that are equal or one apart.
/// </summary>
internal static class FreshnessRules
{
    public static IEnumerable<StandingRule> All => [new NonceIsFresh(), new MaskingKeysAreFresh(), new FirstMaskingKeysDiffer()];

    /// <summary>No two connections of a run have the same key.</summary>
    private sealed record NonceIsFresh() : StandingRule(
        "standing/nonce-is-never-reused", "No two connections have the same Sec-WebSocket-Key", ["6455-4.1-29"], Roles.Client)
    {
        public override string? Breach(Conversation conversation) => null;

        public override IEnumerable<(int Position, string Breach)> Breaches(IReadOnlyList<Conversation> run) => Repeated(
            run.Select(conversation => conversation.Request?.Value("Sec-WebSocket-Key")), key => $"the key {Reporting.Octets.Escape(key)} was used before");
    }

    /// <summary>No two neighbours among the masking keys of a connection are equal or count up or down.</summary>
    private sealed record MaskingKeysAreFresh() : StandingRule(
        "standing/masking-keys-are-fresh",
        "Each frame of a client has a masking key that the one before does not tell",
        ["6455-5.3-03", "6455-5.3-04", "6455-5.3-05", "6455-10.3-01", "6455-10.3-03"],
        Roles.Client)
    {
        public override string? Breach(Conversation conversation)
        {
            var keys = conversation.TesteeFrames.Where(frame => frame.Masked).Select(frame => frame.MaskingKey).ToList();
            var position = Enumerable.Range(1, Math.Max(0, keys.Count - 1)).FirstOrDefault(i => unchecked(keys[i] - keys[i - 1]) is 0 or 1 or uint.MaxValue);
            return position == 0 ? null : $"frame {position} has the masking key {Hex(keys[position - 1])} and the next one {Hex(keys[position])}";
        }
    }

    /// <summary>The first keys of different connections are not all the same: a generator seeded alike each time gives itself away.</summary>
    private sealed record FirstMaskingKeysDiffer() : StandingRule(
        "standing/first-masking-keys-differ", "Connections do not begin with the same masking key", ["6455-5.3-05", "6455-5.3-04"], Roles.Client)
    {
        public override string? Breach(Conversation conversation) => null;

        public override IEnumerable<(int Position, string Breach)> Breaches(IReadOnlyList<Conversation> run)
        {
            // One repetition in thousands of connections can be chance; three are none.
            var repeated = Repeated(
                run.Select(c => c.TesteeFrames.FirstOrDefault(frame => frame.Masked) is { } frame ? Hex(frame.MaskingKey) : null),
                key => $"its first masking key {key} was that of another connection").ToList();
            return repeated.Count >= 3 ? repeated : [];
        }
    }

    private static IEnumerable<(int Position, string Breach)> Repeated(IEnumerable<string?> values, Func<string, string> tell)
    {
        var seen = new HashSet<string>();
        return [.. values.Select((value, position) => (Position: position, Value: value))
            .Where(v => v.Value is not null && !seen.Add(v.Value))
            .Select(v => (v.Position, tell(v.Value!)))];
    }

    private static string Hex(uint key) => key.ToString("x8", CultureInfo.InvariantCulture);
}
