using System.Collections.Immutable;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports.Json;

/// <summary>Turns documents into runs. A wrong value in one is an <see cref="ArgumentException"/> or a <see cref="FormatException"/>.</summary>
internal static class DocumentReader
{
    public static RunReport Run(RunDocument document) => new(Facts(document), Assessment(document));

    private static RunFacts Facts(RunDocument document)
    {
        var testee = Enum.Parse<Role>(document.Testee, ignoreCase: true);
        var cases = document.Results.Select(r => Case(r, testee)).OfType<CaseResult>().ToImmutableArray();
        return new()
        {
            Target = document.Target,
            Testee = testee,
            Profile = new()
            {
                Offers = document.Profile.Offers.Select(Enum.Parse<Needs>).Aggregate(Needs.None, (all, one) => all | one),
                Greetings = [.. document.Profile.Greetings.Select(g => (ReadOnlyMemory<byte>)Convert.FromBase64String(g))],
            },
            Seed = document.Seed,
            Started = document.Started,
            Duration = TimeSpan.FromMilliseconds(document.DurationMs),
            Interrupted = document.Interrupted,
            Deaths = [.. document.Deaths.Select(d => new Death(d.Symptom, d.Suspects) { Culprit = d.Culprit, Revived = d.Revived })],
            Memory = document.Memory is { } memory ? new(memory.Start, memory.Peak, memory.End) : null,
            Rerun = RerunArguments.Of(document.RerunOptions),
            Results = RunRecorder.InOrder(cases, testee),
        };
    }

    private static Assessment Assessment(RunDocument document) => new()
    {
        FailOn = Enum.Parse<FailOn>(document.FailOn, ignoreCase: true),
        Known = document.Results.Where(r => r.Known is not null).ToImmutableDictionary(Name, r => r.Known!),
        BaselineProblems = [.. document.BaselineProblems],
    };

    private static string Name(ResultDocument document) =>
        document.Delivery is { } delivery ? $"{document.Id} {Axes(document, delivery)}" : document.Id;

    private static Axes Axes(ResultDocument document, string delivery) => new(Enum.Parse<TransportKind>(document.Transport ?? "", ignoreCase: true), Delivery(delivery));

    /// <summary>Null for a case that this version no longer has, and for a standing rule, which follows from the transcripts.</summary>
    private static CaseResult? Case(ResultDocument document, Role testee) =>
        document.Delivery is not { } delivery || AnySuite.Find(document.Id) is not { } @case ? null : new()
        {
            Case = @case,
            Axes = Axes(document, delivery),
            Judgement = new(VerdictWords.ParseVerdict(document.Verdict), document.Summary)
            {
                Breaks = document.Breaks,
                Uses = document.Uses,
                Diagnosis = document.Diagnosis,
            },
            Remarks = document.Remarks,
            Attempts = [.. (document.Attempts ?? []).Select(VerdictWords.ParseVerdict)],
            Duration = TimeSpan.FromMilliseconds(document.DurationMs),
            Transcript = document.Transcript is { } entries ? new(testee, [.. entries.Select(Entry)]) { Authority = document.Authority } : null,
        };

    private static Delivery Delivery(string name) =>
        Enum.GetValues<Delivery>().Cast<Delivery?>().FirstOrDefault(d => Running.Axes.Name(d!.Value) == name) ?? throw new FormatException($"there is no delivery '{name}'");

    private static Entry Entry(EntryDocument document) => new(
        TimeSpan.FromMicroseconds(document.Us),
        Enum.Parse<EntryKind>(document.Kind),
        document.Octets is null ? default : Convert.FromBase64String(document.Octets));
}
