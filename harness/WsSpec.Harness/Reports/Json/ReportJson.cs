using System.Text.Json.Serialization;

namespace WsSpec.Harness.Reports.Json;

/// <summary>
/// How reports and journals are written. Both have the same parts, so there is one of them: the code for each part is large.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(JournalLine))]
[JsonSerializable(typeof(IReadOnlyList<ResultDocument>))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>For what a person may look at: a property in each line.</summary>
    public static ReportJson Indented => field ??= new(new(Default.Options) { WriteIndented = true, IndentSize = 1 });
}
