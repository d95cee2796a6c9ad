using System.Collections.Immutable;
using System.Text;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Tests.Reports;

/// <summary>Reports as the text that ends up in a file.</summary>
internal static class Rendered
{
    public static string As(string format, params ImmutableArray<RunReport> runs)
    {
        using var octets = new MemoryStream();
        ReportFormat.All.Single(f => f.Name == format).Write(runs, octets);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(octets.ToArray());
    }
}
