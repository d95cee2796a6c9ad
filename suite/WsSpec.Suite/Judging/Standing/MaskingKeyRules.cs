using System.Globalization;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>
/// What the masking keys of a client are like as numbers (sections 5.3 and 10.3): no key tells the next, and together they are drawn from
/// all of the 32 bits. The rules report only what chance does not bring about.
/// </summary>
internal static class MaskingKeyRules
{
    public static IEnumerable<StandingRule> All => [new MaskingKeysAreFresh(), new MaskingKeysDoNotRepeat(), new MaskingKeysUseEveryBit()];

    public static string Hex(uint key) => key.ToString("x8", CultureInfo.InvariantCulture);

    private static List<uint> Keys(Conversation conversation) =>
        [.. conversation.TesteeFrames.Where(frame => frame.Masked).Select(frame => frame.MaskingKey)];

    /// <summary>No neighbours among the masking keys of a connection are equal, one apart, or three of them equally far apart.</summary>
    private sealed record MaskingKeysAreFresh() : StandingRule(
        "standing/masking-keys-are-fresh",
        "Each frame of a client has a masking key that the ones before do not tell",
        [
            Rfc6455.FreshMaskingKeyPerFrame, Rfc6455.MaskingKeysFromStrongEntropy, Rfc6455.MaskingKeysUnpredictable,
            Rfc6455.MaskingKeyUnknownToApplication, Rfc6455.NewDataInNewFrame,
        ],
        Roles.Client)
    {
        public override string BrokenBy => "two or three frames of a client whose masking keys follow from each other";

        public override string? Breach(Conversation conversation)
        {
            var keys = Keys(conversation);
            var position = Enumerable.Range(1, Math.Max(0, keys.Count - 1)).FirstOrDefault(i =>
                Step(keys, i) is 0 or 1 or uint.MaxValue || (i > 1 && Step(keys, i) == Step(keys, i - 1)));
            return position == 0
                ? null
                : $"frame {position} has the masking key {Hex(keys[position - 1])} and the next one {Hex(keys[position])}";
        }

        private static uint Step(List<uint> keys, int i) => unchecked(keys[i] - keys[i - 1]);
    }

    /// <summary>A key comes back no more often than among as many numbers of 32 bits.</summary>
    private sealed record MaskingKeysDoNotRepeat() : RunRule(
        "standing/masking-keys-do-not-repeat",
        "The masking keys of a run are as different as random ones",
        [Rfc6455.FreshMaskingKeyPerFrame, Rfc6455.MaskingKeysFromStrongEntropy],
        Roles.Client)
    {
        /// <summary>So many repetitions are never held against a client.</summary>
        private const double Few = 3;

        /// <summary>Among n random keys n² / 2³³ repetitions are expected; this many times that number is no chance.</summary>
        private const double Tolerance = 8;

        public override IEnumerable<(int Position, string Breach)> Breaches(IReadOnlyList<Conversation> run)
        {
            var keys = run.SelectMany((conversation, position) => Keys(conversation).Select(key => (Position: position, Key: key)))
                .ToList();
            var repeated = FreshnessRules.Repeated(keys.Select(k => k.Key)).ToList();
            return repeated.Count > Few + (Tolerance * keys.Count * keys.Count / Math.Pow(2, 33))
                ? repeated.Select(r => (keys[r.Position].Position, $"its masking key {Hex(r.Value)} was used before"))
                    .DistinctBy(breach => breach.Position)
                : [];
        }
    }

    /// <summary>In hundreds of keys every bit is sometimes set and sometimes not.</summary>
    private sealed record MaskingKeysUseEveryBit() : RunRule(
        "standing/masking-keys-use-every-bit",
        "Every bit of the masking keys of a run is sometimes set and sometimes clear",
        [Rfc6455.FreshMaskingKeyPerFrame, Rfc6455.MaskingKeysFromStrongEntropy],
        Roles.Client)
    {
        /// <summary>Of fewer keys nothing is said; that a bit is the same in so many is less likely than one in 10²⁷.</summary>
        private const int Enough = 96;

        public override IEnumerable<(int Position, string Breach)> Breaches(IReadOnlyList<Conversation> run)
        {
            var keys = run.Select((conversation, position) => (Position: position, Keys: Keys(conversation))).Where(k => k.Keys.Count > 0)
                .ToList();
            var all = keys.SelectMany(k => k.Keys).ToList();
            var stuck = all.Aggregate(uint.MaxValue, (bits, key) => bits & key) | ~all.Aggregate(0u, (bits, key) => bits | key);
            return all.Count >= Enough && stuck != 0
                ? [(keys[0].Position,
                    $"the bits {Hex(stuck)} are the same in all {all.Count} masking keys of the run, such as {Hex(all[0])}")]
                : [];
        }
    }
}
