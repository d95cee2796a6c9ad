using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Tests.Running;

public sealed class ConnectionLimitTests
{
    [Property]
    public void HowOftenItFallsItLetsThatManyInAndAtLeastOne(PositiveInt most, byte falls)
    {
        using var limit = new ConnectionLimit(most.Get);
        for (var i = 0; i < falls; i++)
        {
            limit.Halve(limit.Most);
        }

        Assert.That(limit.Most, Is.EqualTo(Math.Max(1, falls > 30 ? 0 : most.Get >> falls)));
    }

    [Test]
    public void ThoseWhoAreInWhenItFallsLeavePlacesThatDoNotComeBack()
    {
        using var limit = new ConnectionLimit(4);
        Task[] inside = [.. Enumerable.Range(0, 4).Select(_ => limit.EnterAsync(CancellationToken.None))];
        limit.Halve(4);
        limit.Leave();
        limit.Leave();
        var next = limit.EnterAsync(CancellationToken.None);
        Assert.That(next.IsCompleted, Is.False);
        limit.Leave();
        Assert.That((next.IsCompleted, inside.All(task => task.IsCompleted)), Is.EqualTo((true, true)));
    }

    [Test]
    public void ManySignsOfOneCrowdAreOneSign()
    {
        using var limit = new ConnectionLimit(32);
        for (var i = 0; i < 8; i++)
        {
            limit.Halve(32);
        }

        Assert.That(limit.Most, Is.EqualTo(16));
    }

    [Property]
    public bool ItWidensAndLetsThatManyIn(PositiveInt first, byte more)
    {
        using var limit = new ConnectionLimit(first.Get);
        limit.Widen(first.Get + more);
        return Enumerable.Range(0, first.Get + more).All(_ => limit.EnterAsync(CancellationToken.None).IsCompleted)
            && !limit.EnterAsync(CancellationToken.None).IsCompleted;
    }

    [Property]
    public bool ItGrowsOneByOneAndNoFurtherThanItMay(PositiveInt first, byte more, byte times)
    {
        using var limit = new ConnectionLimit(first.Get);
        for (var i = 0; i < times; i++)
        {
            limit.Grow(first.Get + more);
        }

        return limit.Most == first.Get + Math.Min(more, times);
    }

    /// <summary>One that was let in when there was room for fewer shows that there are too many all the same.</summary>
    [Property]
    public bool HoweverFarItHasGrownItFallsBelowWhatWasTooMuch(PositiveInt first, byte more)
    {
        using var limit = new ConnectionLimit(first.Get);
        limit.Widen(first.Get + more);
        limit.Halve(first.Get);
        return limit.Most == Math.Max(1, Math.Min((first.Get + more) / 2, first.Get - 1)) || first.Get + more == 1;
    }

    [Test]
    public void OneThatHasFallenDoesNotWiden()
    {
        using var limit = new ConnectionLimit(4);
        limit.Halve(4);
        limit.Widen(8);
        Assert.That(limit.Most, Is.EqualTo(2));
    }

    /// <summary>However many were inside when it fell, and left before or after it rose again.</summary>
    [Property]
    public void RestoredItLetsInAsManyAsAtFirst(PositiveInt most, byte inside, byte leaving, byte falls)
    {
        using var limit = new ConnectionLimit(most.Get);
        var count = inside % (most.Get + 1);
        Enter(count);
        for (var i = 0; i < falls % 5; i++)
        {
            limit.Halve(limit.Most);
        }

        var gone = leaving % (count + 1);
        Leave(gone);
        limit.Restore();
        Leave(count - gone);
        Assert.That(limit.Most, Is.EqualTo(most.Get));
        Enter(most.Get);
        Assert.That(limit.EnterAsync(CancellationToken.None).IsCompleted, Is.False);

        void Enter(int times) =>
            Assert.That(Enumerable.Range(0, times).Select(_ => limit.EnterAsync(CancellationToken.None).IsCompleted), Is.All.True);

        void Leave(int times)
        {
            for (var i = 0; i < times; i++)
            {
                limit.Leave();
            }
        }
    }
}
