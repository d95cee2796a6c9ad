using System.Collections.Immutable;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports.Json;

/// <summary>
/// Turns documents into runs. A wrong value in one is an <see cref="ArgumentException"/> or a <see cref="FormatException"/>.
/// </summary>
internal static class DocumentReader
{
    public static RunReport Run(RunDocument document) => new(Facts(document), Assessment(document));

    private static RunFacts Facts(RunDocument document)
    {
        var testee = Enum.Parse<Role>(document.Testee, ignoreCase: true);
        var cases = document.Results.Select(r => Case(r, testee)).OfType<CaseResult>().ToImmutableArray();
        var rules = document.Results.Select(r => Rule(r, testee)).OfType<StandingResult>();
        return new()
        {
            Target = document.Target,
            Testee = testee,
            Profile = new()
            {
                Offers = document.Profile.Offers.Select(Enum.Parse<Needs>).Aggregate(Needs.None, (all, one) => all | one),
                Greetings = [.. document.Profile.Greetings.Select(g => (ReadOnlyMemory<byte>)Convert.FromBase64String(g))],
                IsLively = document.Profile.IsLively ?? false,
                KeepsEmptyMessages = document.Profile.KeepsEmptyMessages ?? false,
                KeepsType = document.Profile.KeepsType is { } type ? Enum.Parse<Opcode>(type) : null,
                ClosesUnasked = document.Profile.ClosesUnasked ?? false,
            },
            Seed = document.Seed,
            Started = document.Started,
            Duration = Duration(document.DurationMs),
            Interrupted = document.Interrupted,
            Part = document.Part?.Read(),
            Catalogue = document.Catalogue is var (version, suite, all, digest) ? new(version, suite, all, digest) : null,
            Expected = document.Expected,
            RulesOnly = document.RulesOnly ?? false,
            Missing = [.. document.Incomplete ?? []],
            Deaths = [.. document.Deaths.Select(d => new Death(d.Symptom, d.Suspects) { Culprit = d.Culprit, Revived = d.Revived })],
            Memory = document.Memory is { } memory ? new(memory.Start, memory.Peak, memory.End) : null,
            Audit = document.Audit?.Facts(),
            Rerun = RerunArguments.Of(document.RerunOptions),
            Results = document.RulesOnly == true && !document.Interrupted
                ? RunRecorder.RulesOf(RunRecorder.InOrder(cases, rules))
                : RunRecorder.InOrder(cases, rules),
        };
    }

    private static Assessment Assessment(RunDocument document) => new()
    {
        FailOn = Enum.Parse<FailOn>(document.FailOn, ignoreCase: true),
        Known = document.Results.Where(r => r.Known is not null).ToImmutableDictionary(Name, r => r.Known!),
        BaselineProblems = [.. document.BaselineProblems],
    };

    /// <summary>The name of the result.</summary>
    public static string Name(ResultDocument document) =>
        document.Delivery is { } delivery ? $"{document.Id} {AxesOf(document, delivery)}" : document.Id;

    private static Axes AxesOf(ResultDocument document, string delivery) =>
        new(Enum.Parse<TransportKind>(document.Transport ?? "", ignoreCase: true), Delivery(delivery));

    /// <summary>Null for a case that this version no longer has, and for a standing rule.</summary>
    private static CaseResult? Case(ResultDocument document, Role testee) =>
        document.Delivery is not { } delivery || Suites.Find(document.Id) is not var (suite, @case) ? null : new()
        {
            Suite = suite,
            Case = @case,
            Axes = AxesOf(document, delivery),
            Judgement = Judgement(document),
            Remarks = document.Remarks,
            Attempts = [.. (document.Attempts ?? []).Select(VerdictWords.ParseVerdict)],
            Duration = Duration(document.DurationMs),
            Conversation = Conversation(document, testee),
        };

    private static Conversation? Conversation(ResultDocument document, Role testee) => document.Transcript is { } entries
        ? WireTap.Read(new(testee, TranscriptFormat.Read(entries, document.Packed))
        {
            Authority = document.Authority,
            TimeIsNoEvidence = document.TimeIsNoEvidence ?? false,
            Onset = OnsetOf(document),
        })
        : null;

    private static Onset OnsetOf(ResultDocument document) => document.Onset switch
    {
        null => Onset.Handshake,
        nameof(Onset.Frames) => Onset.Frames,
        nameof(Onset.CompressedFrames) => Onset.CompressedFrames,
        var other => throw new FormatException($"a transcript cannot begin with '{other}'"),
    };

    /// <summary>What was said of a standing rule; null for a case, and for a rule that this version no longer has.</summary>
    private static StandingResult? Rule(ResultDocument document, Role testee) =>
        document.Delivery is not null || Suites.Checks.OfType<StandingRule>().FirstOrDefault(r => r.Id == document.Id) is not { } rule
            ? null
            : new() { Rule = rule, Judgement = Judgement(document), Conversation = Conversation(document, testee) };

    /// <summary>To the nearest tick, or a report that is read and written again would differ from itself.</summary>
    /// <exception cref="OverflowException">It is no time that a run could take.</exception>
    private static TimeSpan Duration(double milliseconds) =>
        TimeSpan.FromTicks(checked((long)Math.Round(milliseconds * TimeSpan.TicksPerMillisecond)));

    /// <summary>It need not be one that this version knows.</summary>
    private static RequirementId? Requirement(string? id) => id is null ? null : new(id);

    /// <summary>What the conversation says by itself: what it says beside others is for a report of all of them to say.</summary>
    private static Judgement Judgement(ResultDocument document) =>
        document.Alone is var (verdict, summary, breaks, diagnosis)
            ? new(VerdictWords.ParseVerdict(verdict), summary) { Breaks = Requirement(breaks), Diagnosis = diagnosis }
            : new(VerdictWords.ParseVerdict(document.Verdict), document.Summary)
            {
                Breaks = Requirement(document.Breaks),
                Uses = Requirement(document.Uses),
                Diagnosis = document.Diagnosis,
            };

    private static Delivery Delivery(string name) =>
        Enum.GetValues<Delivery>().Cast<Delivery?>().FirstOrDefault(d => Axes.Name(d!.Value) == name)
            ?? throw new FormatException($"there is no delivery '{name}'");
}
