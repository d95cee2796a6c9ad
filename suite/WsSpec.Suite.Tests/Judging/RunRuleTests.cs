using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Tests.Judging;

/// <summary>Standing rules that only a whole run can break.</summary>
public sealed class RunRuleTests
{
    private const string Nonce = "standing/nonce-is-never-reused";
    private const string Nonces = "standing/nonces-have-little-in-common";
    private const string FirstKeys = "standing/first-masking-keys-differ";
    private const string Keys = "standing/masking-keys-do-not-repeat";
    private const string Bits = "standing/masking-keys-use-every-bit";

    public static readonly IEnumerable<string> Rules = StandingRules.All.OfType<RunRule>().Select(rule => rule.Id);

    /// <summary>Runs of a client that chooses as it has to: nonces, some of them UUIDs, and masking keys of a good generator.</summary>
    private static readonly Arbitrary<Conversation[]> GoodRuns = (
        from seed in ArbMap.Default.GeneratorFor<int>()
        from connections in Gen.Choose(0, 12)
        let random = new Random(seed)
        select Enumerable.Range(0, connections).Select(i => Client(
            Nonce16(random, i), [.. Enumerable.Range(0, 20).Select(_ => (uint)random.NextInt64(1L << 32))])).ToArray()).ToArbitrary();

    [Property]
    public Property AGoodClientBreaksNoRuleOverARun() => Prop.ForAll(GoodRuns, run => Rules.All(rule => !Breaches(rule, run).Any()));

    [Test]
    public void TheSecondConnectionWithTheSameNonceIsTheOffender() =>
        Assert.That(Breaches(Nonce, Client("AAAAAAAAAAAAAAAAAAAAAA==", 1), Client("BBBBBBBBBBBBBBBBBBBBBA==", 2), Client(
            "AAAAAAAAAAAAAAAAAAAAAA==", 3)), Is.EqualTo([2]));

    [Test]
    public void ANonceThatCountsUpIsMuchLikeTheOneBefore() =>
        Assert.That(Breaches(Nonces, Client("AAAAAAAAAAAAAAAAAAAAAA==", 1), Client("AAAAAAAAAAAAAAAAAAAAAQ==", 2)), Is.EqualTo([1]));

    [Test]
    public void ThreeRepetitionsOfTheFirstMaskingKeyAreNoChance() =>
        Assert.That(Breaches(FirstKeys, Client("a", 7), Client("b", 7), Client("c", 7), Client("d", 7)), Is.EqualTo([1, 2, 3]));

    [Test]
    public void OneRepetitionOfTheFirstMaskingKeyMayBeChance() =>
        Assert.That(Breaches(FirstKeys, Client("a", 7), Client("b", 8), Client("c", 7)), Is.Empty);

    [Test]
    public void MaskingKeysThatTakeTurnsRepeat() =>
        Assert.That(Breaches(Keys, Client("a", 7, 900), Client("b", 7, 900, 7, 900)), Is.EqualTo([1]));

    [Test]
    public void ABitThatIsNeverSetIsNoChance([Range(0, 31)] int bit)
    {
        var random = new Random(bit);
        Assert.That(Breaches(
            Bits, Client("a", [.. Enumerable.Range(0, 96).Select(_ => (uint)random.NextInt64(1L << 32) & ~(1u << bit))])), Is.EqualTo([0]));
    }

    private static IEnumerable<int> Breaches(string rule, params Conversation[] run) =>
        StandingRules.All.Single(r => r.Id == rule).Breaches(run).Select(breach => breach.Position);

    private static string Nonce16(Random random, int connection)
    {
        var octets = new byte[16];
        random.NextBytes(octets);
        return Convert.ToBase64String(connection % 2 == 0 ? octets : Uuid(octets));
    }

    /// <summary>The variant and the version of a UUID in their places.</summary>
    private static byte[] Uuid(byte[] octets)
    {
        octets[6] = (byte)((octets[6] & 0x0F) | 0x40);
        octets[8] = (byte)((octets[8] & 0x3F) | 0x80);
        return octets;
    }

    private static Conversation Client(string nonce, params uint[] maskingKeys) => new JudgedConversation(Role.Client)
        .Opens(RawRequest.Baseline.With("Sec-WebSocket-Key", nonce))
        .TesteeSends([.. maskingKeys.Select(key => Text("x") with { MaskingKey = key })])
        .Conversation;
}
