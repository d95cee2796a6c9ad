using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Auditing;

/// <summary>A capture is what somebody happened to see: it says no more of an endpoint than the whole connection would.</summary>
public sealed class TamperingProperties
{
    private delegate ImmutableArray<TcpSegment> Tamper(ImmutableArray<TcpSegment> segments, Random random);

    private static readonly string[] Cases =
    [
        "sending/echo-keeps-its-type/text", "close/is-answered/code", "fragmentation/ping-between-fragments-is-answered/segments",
        "fragmentation/fragments-are-joined/binary-100", "deflate/compressed-message-is-answered/text", "close/is-answered/behind-a-message",
        "close/code-received/1", "deflate/plain-offer-is-answered",
    ];

    private static readonly Gen<(Role Testee, Fault? Fault, string Case)> Connections =
        from testee in Gen.Elements(Role.Server, Role.Client)
        from fault in Gen.Elements(AllFaults.Of(testee).Cast<Fault?>().Append(null))
        from @case in Gen.Elements(Cases.Where(c => testee == Role.Server || c != "deflate/plain-offer-is-answered"))
        select (testee, fault, @case);

    private static readonly Arbitrary<(Role Testee, Fault? Fault, string Case, int Seed)> Tampered = (
        from connection in Connections
        from seed in Gen.Choose(0, int.MaxValue)
        select (connection.Testee, connection.Fault, connection.Case, seed)).ToArbitrary();

    [Property(MaxTest = 300)]
    public Property WithAllOctetsPresentTheOrderOfTheCaptureChangesNothing() => Prop.ForAll(Tampered, tampered =>
    {
        var (whole, random) = (Segments(tampered), new Random(tampered.Seed));
        Tamper[] all = [Tampering.Reordered, Tampering.Doubled, Tampering.Overlapping];
        var changed = all.Where(_ => random.Next(2) == 0).Aggregate(whole, (segments, tamper) => tamper(segments, random));
        var (before, after) = (Said(whole, tampered.Testee).ToList(), Said(changed, tampered.Testee).ToList());
        return before.SequenceEqual(after).Label($"{string.Join("; ", before.Except(after))} became {string.Join("; ", after.Except(before))}");
    });

    [Property(MaxTest = 300)]
    public Property WhatIsMissingNeverMakesAFailure() => Prop.ForAll(Tampered, tampered =>
    {
        var (whole, random) = (Segments(tampered), new Random(tampered.Seed));
        Tamper[] all =
        [
            Tampering.Reordered, Tampering.Doubled, Tampering.Overlapping, Tampering.Holed, Tampering.CutShort, Tampering.Middle,
        ];
        var changed = all.Where(_ => random.Next(2) == 0).Aggregate(whole, (segments, tamper) => tamper(segments, random));
        var made = Graver(changed, tampered.Testee).Except(Graver(whole, tampered.Testee)).ToList();
        return (made.Count == 0).Label(string.Join("; ", made));
    });

    private static ImmutableArray<TcpSegment> Segments((Role Testee, Fault? Fault, string Case, int Seed) tampered) =>
        Captured.Segments(Captured.Play(tampered.Fault, tampered.Testee, tampered.Case));

    /// <summary>Verdicts, and how often each rule was kept; the numbers of packets are others.</summary>
    private static IEnumerable<(string, Verdict, string?)> Said(IEnumerable<TcpSegment> segments, Role testee) =>
        Captured.Audit(segments, testee).Results.Select(r =>
            (r.Id, r.Judgement.Verdict, r.Judgement.Verdict is Verdict.Pass or Verdict.Skipped ? r.Judgement.Summary : null));

    private static IEnumerable<string> Graver(IEnumerable<TcpSegment> segments, Role testee) =>
        Captured.Audit(segments, testee).Results.Where(r => r.Judgement.Verdict is Verdict.Fail or Verdict.NonStrict)
            .Select(r => r.Id);
}
