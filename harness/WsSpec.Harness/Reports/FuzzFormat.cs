using System.Collections.Immutable;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports.Json;

namespace WsSpec.Harness.Reports;

/// <summary>A way to write a fuzz run down.</summary>
internal sealed record FuzzFormat(string Name, Action<FuzzRun, Stream> Write)
{
    public static ImmutableArray<FuzzFormat> All { get; } =
    [
        new("json", FuzzDocument.Write),
        new("junit", JunitReport.WriteFuzz),
        new("sarif", SarifReport.WriteFuzz),
    ];

    /// <exception cref="CommandException">There is none of that name.</exception>
    public static FuzzFormat Parse(string name) => All.FirstOrDefault(format => format.Name == name)
        ?? throw new CommandException(
            $"there is no format '{name}' for reports of fuzzing; there are: {string.Join(", ", All.Select(f => f.Name))}");
}
