using System.Text.Json;
using WsSpec.Harness.Autobahn;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Autobahn.Catalogue;

namespace WsSpec.Harness.Tests.Autobahn;

/// <summary>A report folder with one result of every kind, read back as the scripts of others read it.</summary>
internal sealed class SampleReport : IDisposable
{
    public const string Agent = "Sample/1.0 (test)";

    private static readonly (string Id, Behavior Behavior, Behavior Close, string Result)[] Results =
    [
        ("1.1.1", Behavior.Ok, Behavior.Ok, "as wanted"),
        ("2.5", Behavior.Ok, Behavior.FailedByClient, "as wanted"),
        ("3.2", Behavior.NonStrict, Behavior.Ok, "let pass"),
        ("5.1", Behavior.Ok, Behavior.WrongCode, "as wanted"),
        ("5.2", Behavior.Ok, Behavior.Unclean, "as wanted"),
        ("6.4.1", Behavior.NonStrict, Behavior.Ok, "let pass"),
        ("7.1.6", Behavior.Informational, Behavior.Informational, "told"),
        ("7.9.5", Behavior.Failed, Behavior.WrongCode, "The close code should have been 1002 or empty"),
        ("12.1.1", Behavior.Unimplemented, Behavior.Ok, "not agreed"),
    ];

    private readonly TemporaryFolder _folder = new();

    public SampleReport()
    {
        new ReportFolder(_folder["reports"]).Write([.. Results.Select(Result)], AutobahnProfile.Full);
        IndexText = File.ReadAllText(this["index.json"]);
        Index = JsonDocument.Parse(IndexText);
    }

    public string IndexText { get; }

    public JsonDocument Index { get; }

    /// <summary>The path of a file of the report.</summary>
    public string this[string name] => Path.Combine(_folder["reports"], name);

    public IEnumerable<SampleRow> Rows => Index.RootElement.GetProperty(Agent).EnumerateObject().Select(p => new SampleRow(
        p.Name,
        p.Value.GetProperty("behavior").GetString()!,
        p.Value.GetProperty("behaviorClose").GetString()!,
        p.Value.GetProperty("reportfile").GetString()!));

    public void Dispose()
    {
        Index.Dispose();
        _folder.Dispose();
    }

    private static AutobahnResult Result((string Id, Behavior Behavior, Behavior Close, string Result) row) => new(
        Agent,
        AutobahnCatalogue.Full.Find(row.Id)!,
        new(row.Behavior, row.Result, row.Close, "how it ended") { Facts = ConnectionFacts.None })
    {
        Started = DateTimeOffset.UnixEpoch,
    };

    internal sealed record SampleRow(string Id, string Behavior, string Close, string ReportFile);
}
