using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Tests.Driving;

public sealed class LearnedLimitsProperties
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);

    [Property]
    public bool ALimitOnlyFallsAndNeverBelowTheShortestNorTenTimesTheSlowestReaction((bool WasMet, ushort Milliseconds)[] waits)
    {
        var learned = new LearnedLimits(Shortest);
        var slowest = TimeSpan.Zero;
        foreach (var (wasMet, milliseconds) in waits)
        {
            var took = TimeSpan.FromMilliseconds(milliseconds);
            learned.Learn(Awaited.CloseFrame, wasMet, took);
            slowest = wasMet && took > slowest ? took : slowest;
        }

        var limit = learned.For(Awaited.CloseFrame, Usual);
        return limit <= Usual && limit >= Shortest && (limit == Usual || limit >= 10 * slowest);
    }

    [Property]
    public bool AfterAnotherAnswerTheRightOneIsWaitedForAsLongAsTenOfTheSlowest((bool WasMet, ushort Milliseconds)[] waits, bool isFull)
    {
        var learned = new LearnedLimits(isFull ? TimeSpan.MaxValue : Shortest);
        foreach (var (wasMet, milliseconds) in waits)
        {
            learned.Learn(Awaited.Message, wasMet, TimeSpan.FromMilliseconds(milliseconds));
        }

        var least = isFull ? TimeSpan.FromSeconds(1) : Shortest;
        var slowest = TimeSpan.FromMilliseconds(waits.Where(wait => wait.WasMet).Select(wait => (int)wait.Milliseconds).DefaultIfEmpty().Max());
        var due = least > 10 * slowest ? least : 10 * slowest;
        return learned.AfterAnother(Awaited.Message, Usual) == (due < Usual ? due : Usual);
    }

    [Property]
    public bool FewSilencesTeachNothing(ushort milliseconds)
    {
        var learned = new LearnedLimits(Shortest);
        for (var i = 0; i < 3; i++)
        {
            learned.Learn(Awaited.End, wasMet: false, TimeSpan.FromMilliseconds(milliseconds));
        }

        return learned.For(Awaited.End, Usual) == Usual;
    }

    [Test]
    public void WhatIsLearnedOfOneReactionSaysNothingOfAnotherNorOfAMoment()
    {
        var learned = new LearnedLimits(Shortest);
        foreach (var what in (Awaited[])[Awaited.CloseFrame, Awaited.EarlyEnd])
        {
            for (var i = 0; i < 10; i++)
            {
                learned.Learn(what, wasMet: false, Usual);
            }
        }

        Assert.That(
            (learned.For(Awaited.CloseFrame, Usual), learned.For(Awaited.Sentinel, Usual), learned.For(Awaited.EarlyEnd, Usual)),
            Is.EqualTo((Shortest, Usual, Usual)));
    }
}
