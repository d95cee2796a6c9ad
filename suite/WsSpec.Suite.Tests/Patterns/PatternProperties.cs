using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Patterns;

public sealed class PatternProperties
{
    private const int Longest = 6;

    /// <summary>How many things there are, and some of their numbers in some order, now and then all of them.</summary>
    private static readonly Gen<(int Count, int[] Seen)> Sequences =
        from count in Gen.Choose(1, Longest)
        from shuffled in Gen.Shuffle(Enumerable.Range(0, count).ToArray())
        from kept in Gen.Elements(true, false).ArrayOf(count)
        from all in Gen.Elements(true, false)
        from sorted in Gen.Elements(true, false)
        let some = shuffled.Where((_, i) => all || kept[i])
        select (count, (sorted ? some.Order() : some).ToArray());

    [Property(MaxTest = 500)]
    public Property InAnyOrderTakesEveryPermutationAndNothingElse() => Prop.ForAll(Sequences.ToArbitrary(), sequence =>
        Matches(new InAnyOrder([.. Numbers(sequence.Count).Select(i => new PongPattern(Data(i)))]),
            sequence.Seen) == (sequence.Seen.Length == sequence.Count));

    [Property(MaxTest = 500)]
    public Property PongsOfTakesExactlyTheOrderedSelectionsWithTheLast() => Prop.ForAll(Sequences.ToArbitrary(), sequence =>
    {
        var (count, seen) = sequence;
        var ordered = seen.SequenceEqual(seen.Order()) && seen.Contains(count - 1);
        return Matches(new PongsOf([.. Numbers(count).Select(Data)]), seen) == ordered;
    });

    [Property(MaxTest = 500)]
    public Property RestTakesWhateverFollows() =>
        Prop.ForAll(Sequences.ToArbitrary(), sequence => Matches(new RestPattern(), sequence.Seen));

    [Property(MaxTest = 500)]
    public Property EitherTakesWhatOneOfItsChoicesTakes() => Prop.ForAll(Sequences.ToArbitrary(), sequence =>
    {
        var (count, seen) = sequence;
        Pattern pongs = new PongsOf([.. Numbers(count).Select(Data)]), first = new PongPattern(Data(0));
        return Matches(new Either(first, pongs), seen) == (Matches(first, seen) || Matches(pongs, seen));
    });

    [Test]
    public void AnyNumberOfGivesBackWhatTheNextPatternNeeds() => Assert.That(
        Pattern.Match([new AnyNumberOf(new AnyPong()), new PongPattern(Data(2))], Pongs([0, 1, 2])), Is.True);

    [Test]
    public void SeveralOpenPatternsTakeNoExponentialTime()
    {
        ImmutableArray<Pattern> trace = [.. Enumerable.Repeat<Pattern>(new AnyNumberOf(new AnyPong()), 40), new EndedPattern()];
        Assert.That(Pattern.Match(trace, Pongs([.. Enumerable.Repeat(0, 400)])), Is.False);
    }

    [TestCase(999, ExpectedResult = true)]
    [TestCase(1000, ExpectedResult = true)]
    [TestCase(1001, ExpectedResult = false)]
    public bool WithinIsABoundOnTheWaiting(int milliseconds) => new Within(1000, new AnyPong()).Matches(
        new PongSeen(TimeSpan.FromHours(1), default) { Waited = TimeSpan.FromMilliseconds(milliseconds) });

    private static bool Matches(Pattern pattern, int[] seen) => Pattern.Match([pattern], Pongs(seen));

    private static ImmutableArray<Observation> Pongs(int[] numbers) => [.. numbers.Select(i => new PongSeen(TimeSpan.Zero, Data(i)))];

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(0, count);

    private static ReadOnlyMemory<byte> Data(int number) => new[] { (byte)number };
}
