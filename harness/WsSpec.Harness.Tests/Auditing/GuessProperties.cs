using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Auditing;

/// <summary>Of a connection whose beginning was not captured, a guess says nothing that the whole of it does not.</summary>
public sealed class GuessProperties
{
    private static readonly Gen<int> Seeds = Gen.Choose(0, int.MaxValue);

    /// <summary>A connection, and behind how many of its segments the capture begins.</summary>
    private static readonly Arbitrary<(LongTalk Talk, Role Testee, bool Deflates, int Cut)> Cuts = (
        from seed in Seeds
        from testee in Gen.Elements(Role.Server, Role.Client)
        from deflates in Gen.Elements(false, true)
        from faults in Gen.Elements(0, 0, 2, 10)
        from cut in Gen.Choose(LongTalk.BeforeFrames, LongTalk.BeforeFrames + 60)
        select (new LongTalk(seed, deflates, faults), testee, deflates, cut)).ToArbitrary();

    [Property(MaxTest = 60)]
    public Property NothingIsAFailure(bool assumesDeflate) => Prop.ForAll(Cuts, captured =>
    {
        var segments = captured.Talk.Segments().Skip(captured.Cut);
        var onset = assumesDeflate ? Onset.CompressedFrames : Onset.Frames;
        var failures = Captured.Audit(segments, captured.Testee, onset).Results
            .Where(result => result.Judgement.Verdict is Verdict.Fail or Verdict.NonStrict).Select(result => result.Id).ToList();
        return (failures.Count == 0).Label(string.Join("; ", failures));
    });

    [Property(MaxTest = 100)]
    public Property NothingIsSuspectedThatTheWholeConnectionHasNot() => Prop.ForAll(Cuts, captured =>
    {
        var segments = captured.Talk.Segments();
        var onset = captured.Deflates ? Onset.CompressedFrames : Onset.Frames;
        var made = Suspected(segments.Skip(captured.Cut), captured.Testee, onset).Except(Suspected(segments, captured.Testee, null)).ToList();
        return (made.Count == 0).Label(string.Join("; ", made));
    });

    [Property(MaxTest = 100)]
    public Property WhatIsWrongLaterIsSeen() => Prop.ForAll(Seeds.ToArbitrary(), seed =>
    {
        var segments = new LongTalk(seed, deflates: true).Segments(new RawFrame(Opcode.Text, new byte[] { 0x61, 0xFF }));
        var cut = new Random(seed).Next(LongTalk.BeforeFrames, LongTalk.BeforeFrames + 40);
        var facts = Captured.Audit(segments.Skip(cut), Role.Server, Onset.CompressedFrames);
        var suspected = facts.Results.Where(result => result.Judgement.Verdict == Verdict.Inconclusive).ToList();
        return (suspected.Select(result => result.Id).SequenceEqual(["standing/text-is-utf8"]))
                .Label($"it is named, and nothing else: {string.Join("; ", suspected.Select(result => result.Id).Concat(facts.Audit!.Remarks))}")
            .And(suspected.TrueForAll(result => result.Judgement.Summary.Contains("(guessed)")).Label("as a guess"))
            .And(facts.Results.Any(r => r is { Id: "standing/compressed-messages-inflate", Judgement.Verdict: Verdict.Pass })
                .Label("compressed messages are looked into"));
    });

    [Property(MaxTest = 50)]
    public Property WithoutAGuessNothingIsSaid() => Prop.ForAll(Cuts, captured =>
        Captured.Audit(captured.Talk.Segments().Skip(captured.Cut), captured.Testee).Results.All(r => r.Judgement.Verdict == Verdict.Skipped));

    private static IEnumerable<string> Suspected(IEnumerable<TcpSegment> segments, Role testee, Onset? onset) =>
        Captured.Audit(segments, testee, onset).Results
            .Where(result => result.Judgement.Verdict is Verdict.Fail or Verdict.NonStrict or Verdict.Inconclusive)
            .Select(result => result.Id);
}
