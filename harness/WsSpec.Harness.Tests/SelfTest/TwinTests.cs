using System.Collections.Immutable;
using NUnit.Framework;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.SelfTest;

/// <summary>
/// Each answer that a case compares has twins that are wrong in length, in order, in one octet and in type. What a fault makes of an answer
/// says which of them it is, not its name.
/// </summary>
public sealed class TwinTests
{
    private static readonly ImmutableArray<(string Name, ImmutableArray<RawFrame> Right)> Answers =
    [
        ("Pong", [Phrases.Pong("0123456789"), Phrases.Pong("another")]),
        ("echo of text", [Phrases.Text("0123456789"), Phrases.Text("another")]),
        ("echo of binary", [Phrases.Binary(Phrases.Counting(10, first: 1)), Phrases.Binary(Phrases.Counting(7, first: 99))]),
        ("answer to a Close", [Phrases.Close(1000)]),
    ];

    private static readonly ImmutableArray<(string Name, Func<ImmutableArray<RawFrame>, ImmutableArray<RawFrame>, bool> Is)> Mistakes =
    [
        ("length", (right, sent) => Alike(right, sent, (r, s) => r.Opcode == s.Opcode)
            && right.Zip(sent).Any(pair => pair.First.Payload.Length != pair.Second.Payload.Length)),
        ("order", (right, sent) => Alike(right, sent, (r, s) => r.Opcode == s.Opcode)
            && !Octets(right).SequenceEqual(Octets(sent))
            && Octets(right).Order().SequenceEqual(Octets(sent).Order())),
        ("one octet", (right, sent) => Alike(right, sent, (r, s) => r.Opcode == s.Opcode && r.Payload.Length == s.Payload.Length)
            && right.Zip(sent).Any(pair => Differences(pair.First, pair.Second) == 1)
            && right.Zip(sent).All(pair => Differences(pair.First, pair.Second) <= 1)),
        ("type", (right, sent) => Alike(right, sent, (r, s) => r.Payload.Span.SequenceEqual(s.Payload.Span))
            && right.Zip(sent).Any(pair => pair.First.Opcode != pair.Second.Opcode)),
    ];

    private static IEnumerable<TestCaseData> Twins =>
        from answer in Enumerable.Range(0, Answers.Length)
        from mistake in Enumerable.Range(0, Mistakes.Length)
        from role in Enum.GetValues<Role>()
        select new TestCaseData(answer, mistake, role).SetArgDisplayNames(Answers[answer].Name, Mistakes[mistake].Name, $"{role}");

    [TestCaseSource(nameof(Twins))]
    public void EachAnswerThatIsComparedHasATwinThatIsWrongInThisWay(int answer, int mistake, Role role)
    {
        var right = Answers[answer].Right;
        Assert.That(
            AllFaults.Of(role).Where(fault => SentBy(fault, right) is { } sent && Mistakes[mistake].Is(right, sent)),
            Is.Not.Empty,
            $"no fault makes the {Answers[answer].Name} wrong in {Mistakes[mistake].Name}");
    }

    /// <summary>What is sent in place of the right frames; null: the fault is about something else.</summary>
    private static ImmutableArray<RawFrame>? SentBy(Fault fault, ImmutableArray<RawFrame> right)
    {
        var misbehaviour = fault.Misbehave();
        try
        {
            return misbehaviour.Sends is { } sends ? [.. right.SelectMany(sends)] : null;
        }
        catch (CrashException)
        {
            return null;
        }
    }

    private static bool Alike(
        ImmutableArray<RawFrame> right, ImmutableArray<RawFrame> sent, Func<RawFrame, RawFrame, bool> pairwise) =>
        right.Length == sent.Length && right.Zip(sent).All(pair => pairwise(pair.First, pair.Second));

    private static IEnumerable<byte> Octets(ImmutableArray<RawFrame> frames) => frames.SelectMany(frame => frame.Payload.ToArray());

    private static int Differences(RawFrame right, RawFrame sent) =>
        right.Payload.ToArray().Zip(sent.Payload.ToArray()).Count(pair => pair.First != pair.Second);
}
