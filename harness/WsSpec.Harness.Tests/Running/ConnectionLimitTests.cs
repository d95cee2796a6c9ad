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
}
