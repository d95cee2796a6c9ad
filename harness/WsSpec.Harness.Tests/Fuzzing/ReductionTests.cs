using NUnit.Framework;
using WsSpec.Harness.Fuzzing;
using WsSpec.Harness.Tests.Running;
using WsSpec.Suite.Modelling;

namespace WsSpec.Harness.Tests.Fuzzing;

/// <summary>How long a dialogue is made shorter.</summary>
public sealed class ReductionTests
{
    private static readonly Dialogue Long = Enumerable.Range(0, 100).Select(number => new DialogueGenerator(deflates: true).Generate(1, number))
        .MaxBy(dialogue => DialogueShrinker.Candidates(dialogue).Count())!;

    /// <summary>A testee that has to be waited for at each trial would be asked for hours.</summary>
    [Test]
    public async Task TrialsThatTakeLongAreFew()
    {
        var (clock, trials) = (new HandmadeTime(), 0);
        var shrunk = await new Reduction(clock).ShrinkAsync(
            Long,
            _ =>
            {
                trials++;
                clock.Pass(TimeSpan.FromSeconds(4));
                return Task.FromResult(false);
            },
            600);
        Assert.That((shrunk, trials), Is.EqualTo((Long, 8)));
    }

    [Test]
    public async Task WhatShowsInNothingEndsAsNothing()
    {
        var shrunk = await new Reduction(TimeProvider.System).ShrinkAsync(Long, _ => Task.FromResult(true), 600);
        Assert.That(DialogueShrinker.Candidates(shrunk), Is.Empty);
    }
}
