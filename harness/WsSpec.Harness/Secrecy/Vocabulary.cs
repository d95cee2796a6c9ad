using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Secrecy;

/// <summary>The words of the suite itself. What is one of them is no secret, and to hide it would spoil handshakes and texts.</summary>
internal static class Vocabulary
{
    private static readonly Lazy<string> Text = new(() => string.Join('\n',
    [
        RawRequest.Baseline.ToString(),
        RawResponse.Baseline.ToString(),
        .. NativeSuite.Instance.Cases.Select(@case => @case.Title),
        .. Registry.All.Select(requirement => requirement.Text),
    ]));

    public static bool Has(string word) => Text.Value.Contains(word, StringComparison.OrdinalIgnoreCase);
}
