using System.Collections.Immutable;
using System.Text;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports;

namespace WsSpec.Harness.Tests.Reports;

/// <summary>Reports as what ends up in a file.</summary>
internal static class Rendered
{
    public static string As(string format, params ImmutableArray<RunReport> runs) =>
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Octets(ReportFormat.All.Single(f => f.Name == format), runs));

    public static byte[] Octets(ReportFormat format, params ImmutableArray<RunReport> runs)
    {
        using var octets = new MemoryStream();
        format.Write(runs, octets);
        return octets.ToArray();
    }
}
