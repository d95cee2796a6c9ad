using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>
/// What a client has to choose afresh for each connection: its nonce (section 4.1) and its first masking key (section 5.3). The rules
/// report only what chance does not bring about.
/// </summary>
internal static class FreshnessRules
{
    public static IEnumerable<StandingRule> All =>
        [new NonceIsFresh(), new NoncesHaveLittleInCommon(), new FirstMaskingKeysDiffer(), .. MaskingKeyRules.All];

    /// <summary>The positions at which a value stands that an earlier position has too.</summary>
    public static IEnumerable<(int Position, T Value)> Repeated<T>(IEnumerable<T> values)
    {
        var seen = new HashSet<T>();
        return [.. values.Select((value, position) => (Position: position, Value: value))
            .Where(v => v.Value is not null && !seen.Add(v.Value))];
    }

    private static string? Nonce(Conversation conversation) => conversation.Request?.Value("Sec-WebSocket-Key");

    /// <summary>No two connections of a run have the same key.</summary>
    private sealed record NonceIsFresh() : RunRule(
        "standing/nonce-is-never-reused", "No two connections have the same Sec-WebSocket-Key", [Rfc6455.FreshRandomKey], Roles.Client)
    {
        public override IEnumerable<(int Position, string Breach)> Breaches(IReadOnlyList<Conversation> run) =>
            Repeated(run.Select(Nonce)).Select(r => (r.Position, $"the key {Octets.Excerpt(r.Value!)} was used before"));
    }

    /// <summary>
    /// Among the 16 octets of random nonces a few agree in their places, as those of version and variant do in a UUID; in two nonces of a
    /// counter, or of a clock, most do. A nonce that is reused is the business of the rule above.
    /// </summary>
    private sealed record NoncesHaveLittleInCommon() : RunRule(
        "standing/nonces-have-little-in-common",
        "No two nonces are the same in most of their octets",
        [Rfc6455.FreshRandomKey],
        Roles.Client)
    {
        private const int Length = 16;
        private const int KeyLength = 24;
        private const int Most = 10;

        public override IEnumerable<(int Position, string Breach)> Breaches(IReadOnlyList<Conversation> run)
        {
            // Neighbours are enough: what is counted or measured up to one connection is nearly the same at the next.
            var nonces = run.Select((conversation, position) => (Position: position, Octets: Decode(Nonce(conversation))))
                .Where(n => n.Octets is not null).ToList();
            return nonces.Zip(nonces.Skip(1))
                .Select(pair =>
                    (pair.Second.Position, Common: pair.First.Octets!.Zip(pair.Second.Octets!).Count(
                        octets => octets.First == octets.Second)))
                .Where(pair => pair.Common is >= Most and < Length)
                .Select(pair => (pair.Position, $"its nonce has {pair.Common} octets of {Length} in common with the one before"));
        }

        private static byte[]? Decode(string? key)
        {
            var octets = new byte[Length];
            return key?.Length == KeyLength && Convert.TryFromBase64String(key, octets, out var length) && length == Length ? octets : null;
        }
    }

    /// <summary>
    /// The first keys of different connections are not all the same: a generator seeded alike each time gives itself away.
    /// </summary>
    private sealed record FirstMaskingKeysDiffer() : RunRule(
        "standing/first-masking-keys-differ",
        "Connections do not begin with the same masking key",
        [Rfc6455.MaskingKeysUnpredictable, Rfc6455.MaskingKeysFromStrongEntropy],
        Roles.Client)
    {
        /// <summary>One repetition in thousands of connections can be chance; three are none.</summary>
        private const int NoChance = 3;

        public override IEnumerable<(int Position, string Breach)> Breaches(IReadOnlyList<Conversation> run)
        {
            var repeated = Repeated(run.Select(c => c.TesteeFrames.FirstOrDefault(frame => frame.Masked)?.MaskingKey)).ToList();
            return repeated.Count >= NoChance
                ? repeated.Select(
                    r => (r.Position, $"its first masking key {MaskingKeyRules.Hex(r.Value!.Value)} was that of another connection"))
                : [];
        }
    }
}
