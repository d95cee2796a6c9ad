using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports;

/// <summary>Turns runs into JSON documents and back.</summary>
public static class JsonReport
{
    public static string ToolVersion { get; } =
        typeof(JsonReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static void Write(RunReport report, Stream output) => JsonSerializer.Serialize(output, Document(report), ReportJson.Default.ReportDocument);

    /// <exception cref="CommandException">The file cannot be read or is no report of a version this one knows.</exception>
    public static RunReport Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var document = JsonSerializer.Deserialize(file, ReportJson.Default.ReportDocument)
                ?? throw new CommandException($"{path} is empty");
            return document.Schema == ReportDocument.CurrentSchema
                ? Report(document)
                : throw new CommandException($"{path} has the schema '{document.Schema}', not {ReportDocument.CurrentSchema}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new CommandException($"cannot read {path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static ReportDocument Document(RunReport report) => new()
    {
        Schema = ReportDocument.CurrentSchema,
        Version = ToolVersion,
        Target = report.Target,
        Testee = report.Testee.ToString().ToLowerInvariant(),
        Profile = new(
            [.. Enum.GetValues<Needs>().Where(n => n != Needs.None && report.Profile.Offers.HasFlag(n)).Select(n => n.ToString())],
            [.. report.Profile.Greetings.Select(g => Convert.ToBase64String(g.Span))]),
        Seed = report.Seed,
        Started = report.Started,
        DurationMs = report.Duration.TotalMilliseconds,
        Interrupted = report.Interrupted,
        Death = report.Death is { } death ? new(death.Symptom, death.Suspects) : null,
        RerunOptions = report.RerunOptions,
        Counts = Enum.GetValues<Verdict>().ToDictionary(ConsoleReport.Name, report.Count),
        Results = [.. report.Results.Select(Document)],
    };

    private static ResultDocument Document(Result result) => new()
    {
        Id = result.Id,
        Title = result.Title,
        Transport = (result as CaseResult)?.Axes.Transport.ToString().ToLowerInvariant(),
        Delivery = result is CaseResult played ? Axes.Name(played.Axes.Delivery) : null,
        Verdict = ConsoleReport.Name(result.Judgement.Verdict),
        Summary = result.Judgement.Summary,
        Breaks = result.Judgement.Breaks,
        Uses = result.Judgement.Uses,
        Diagnosis = result.Judgement.Diagnosis,
        Requirements = [.. result.Touches],
        Offender = (result as StandingResult)?.Offender?.Name,
        DurationMs = (result as CaseResult)?.Duration.TotalMilliseconds ?? 0,
        Transcript = result is CaseResult ? result.Transcript?.Entries.Select(Document).ToList() : null,
    };

    private static EntryDocument Document(Entry entry) => new(
        (long)entry.At.TotalMicroseconds, entry.Kind.ToString(), entry.Octets.IsEmpty ? null : Convert.ToBase64String(entry.Octets.Span));

    private static RunReport Report(ReportDocument document)
    {
        var testee = Enum.Parse<Role>(document.Testee, ignoreCase: true);
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
            Death = document.Death is { } death ? new(death.Symptom, death.Suspects) : null,
            RerunOptions = document.RerunOptions,
            Results = [.. document.Results.Select(r => Result(r, testee)).OfType<Result>()],
        };
    }

    /// <summary>Null for a case that this version no longer has, and for a standing rule, which follows from the transcripts.</summary>
    private static CaseResult? Result(ResultDocument document, Role testee) =>
        document.Delivery is null || Catalogue.Find(document.Id) is not { } @case ? null : new()
        {
            Case = @case,
            Axes = new(
                Enum.Parse<TransportKind>(document.Transport!, ignoreCase: true),
                Enum.GetValues<Delivery>().Single(d => Axes.Name(d) == document.Delivery)),
            Judgement = new(Enum.GetValues<Verdict>().Single(v => ConsoleReport.Name(v) == document.Verdict), document.Summary)
            {
                Breaks = document.Breaks,
                Uses = document.Uses,
                Diagnosis = document.Diagnosis,
            },
            Duration = TimeSpan.FromMilliseconds(document.DurationMs),
            Transcript = document.Transcript is { } entries ? new(testee, [.. entries.Select(Entry)]) : null,
        };

    private static Entry Entry(EntryDocument document) => new(
        TimeSpan.FromMicroseconds(document.Us),
        Enum.Parse<EntryKind>(document.Kind),
        document.Octets is null ? default : Convert.FromBase64String(document.Octets));
}
