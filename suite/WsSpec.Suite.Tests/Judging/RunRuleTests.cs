using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Tests.Judging;

/// <summary>Standing rules that only a whole run can break.</summary>
public sealed class RunRuleTests
{
    private const string Nonce = "standing/nonce-is-never-reused";
    private const string FirstKeys = "standing/first-masking-keys-differ";

    public static readonly string[] Rules = [Nonce, FirstKeys];

    [Test]
    public void TheSecondConnectionWithTheSameNonceIsTheOffender() =>
        Assert.That(Breaches(Nonce, Client(1, "AAAAAAAAAAAAAAAAAAAAAA=="), Client(2, "BBBBBBBBBBBBBBBBBBBBBA=="), Client(3, "AAAAAAAAAAAAAAAAAAAAAA==")), Is.EqualTo([2]));

    [Test]
    public void ThreeRepetitionsOfTheFirstMaskingKeyAreNoChance() =>
        Assert.That(Breaches(FirstKeys, Client(7, "a"), Client(7, "b"), Client(7, "c"), Client(7, "d")), Is.EqualTo([1, 2, 3]));

    [Test]
    public void OneRepetitionOfTheFirstMaskingKeyMayBeChance() =>
        Assert.That(Breaches(FirstKeys, Client(7, "a"), Client(8, "b"), Client(7, "c")), Is.Empty);

    private static IEnumerable<int> Breaches(string rule, params Conversation[] run) =>
        StandingRules.All.Single(r => r.Id == rule).Breaches(run).Select(breach => breach.Position);

    private static Conversation Client(uint firstMaskingKey, string nonce) => new Dialogue(Role.Client)
        .Opens(RawRequest.Baseline.With("Sec-WebSocket-Key", nonce))
        .TesteeSends(Text("x") with { MaskingKey = firstMaskingKey })
        .Conversation;
}
