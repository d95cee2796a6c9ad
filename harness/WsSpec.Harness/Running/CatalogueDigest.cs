using System.Security.Cryptography;
using System.Text;

namespace WsSpec.Harness.Running;

/// <summary>What all parts of a run are parts of. Parts for which it is not the same do not belong together.</summary>
/// <param name="Version">The version of wsspec that played.</param>
/// <param name="Suite">The name of the suite.</param>
/// <param name="Cases">How many variants of cases there are.</param>
/// <param name="Digest">SHA-256 over the sorted names of all results, before they were shared out.</param>
public sealed record CatalogueDigest(string Version, string Suite, int Cases, string Digest)
{
    public static string Over(IEnumerable<string> names) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names.Order(StringComparer.Ordinal)))));
}
