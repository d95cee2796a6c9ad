using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports.Json;

/// <summary>Turns runs into documents.</summary>
internal static class DocumentWriter
{
    public static RunDocument Document(RunReport run) =>
        Head(run) with { Results = new ResultDocuments(run) };

    /// <summary>All but the results.</summary>
    public static RunDocument Head(RunReport run) => new()
    {
        Target = run.Facts.Target,
        Testee = run.Facts.Testee.ToString().ToLowerInvariant(),
        Profile = new(
            [.. Enum.GetValues<Needs>().Where(n => n != Needs.None && run.Facts.Profile.Offers.HasFlag(n)).Select(n => n.ToString())],
            [.. run.Facts.Profile.Greetings.Select(g => Convert.ToBase64String(g.Span))])
        {
            IsLively = run.Facts.Profile.IsLively ? true : null,
            KeepsEmptyMessages = run.Facts.Profile.KeepsEmptyMessages ? true : null,
            KeepsType = run.Facts.Profile.KeepsType?.ToString(),
            ClosesUnasked = run.Facts.Profile.ClosesUnasked ? true : null,
        },
        Seed = run.Facts.Seed,
        Started = run.Facts.Started,
        DurationMs = run.Facts.Duration.TotalMilliseconds,
        Interrupted = run.Facts.Interrupted,
        Part = run.Facts.Part is { } part ? PartDocument.From(part) : null,
        Catalogue = run.Facts.Catalogue is var (version, suite, cases, digest) ? new(version, suite, cases, digest) : null,
        Expected = run.Facts.Expected,
        RulesOnly = run.Facts.RulesOnly ? true : null,
        Incomplete = run.Facts.Missing.IsEmpty ? null : run.Facts.Missing,
        Deaths = [.. run.Facts.Deaths.Select(d => new DeathDocument(d.Symptom, d.Suspects, d.Culprit, d.Revived))],
        Memory = run.Facts.Memory is { } memory ? new(memory.Start, memory.Peak, memory.End) : null,
        FailOn = run.Assessment.FailOn.ToString().ToLowerInvariant(),
        BaselineProblems = run.Assessment.BaselineProblems,
        RerunOptions = run.Facts.Rerun.ToString(),
        Audit = run.Facts.Audit is { } audit ? AuditDocument.Of(audit) : null,
        Counts = Enum.GetValues<Verdict>().ToDictionary(VerdictWords.Name, run.Facts.Count),
        Results = [],
    };

    public static ResultDocument Document(Result result, string? known)
    {
        var entries = result is CaseResult or StandingResult { Offender: null } ? result.Conversation?.Transcript.Entries : null;
        return entries is { } there ? TranscriptFormat.Write(WithoutTranscript(result, known), there) : WithoutTranscript(result, known);
    }

    private static ResultDocument WithoutTranscript(Result result, string? known) => new()
    {
        Id = result.Id,
        Title = result.Title,
        Transport = (result as CaseResult)?.Axes.Transport.ToString().ToLowerInvariant(),
        Delivery = result is CaseResult played ? Axes.Name(played.Axes.Delivery) : null,
        Verdict = VerdictWords.Name(result.Judgement.Verdict),
        Summary = result.Judgement.Summary,
        Breaks = result.Judgement.Breaks?.Text,
        Uses = result.Judgement.Uses?.Text,
        Diagnosis = result.Judgement.Diagnosis,
        Requirements = [.. result.Touches.Select(id => id.Text)],
        Known = known,
        Alone = (result as CaseResult)?.Alone is { } alone
            ? new(VerdictWords.Name(alone.Verdict), alone.Summary, alone.Breaks?.Text, alone.Diagnosis)
            : null,
        Remarks = (result as CaseResult)?.Remarks,
        Attempts = result.Attempts.IsEmpty ? null : [.. result.Attempts.Select(VerdictWords.Name)],
        Offender = (result as StandingResult)?.Offender?.Name,
        DurationMs = (result as CaseResult)?.Duration.TotalMilliseconds ?? 0,
        Authority = result is CaseResult ? result.Conversation?.Authority : null,
        TimeIsNoEvidence = result is CaseResult { Conversation.Transcript.TimeIsNoEvidence: true } ? true : null,
        Onset = result.Conversation?.Transcript.Onset is { } onset and not Onset.Handshake ? onset.ToString() : null,
    };
}
