using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Running;

/// <summary>Which cases take so much of the testee that others would not be answered in time beside them.</summary>
internal static class Heaviness
{
    private const int Mebibyte = 1024 * 1024;
    private const int ManyFrames = 500;

    /// <summary>
    /// Whether a case moves a mebibyte, inflated or not, or very many frames. An exchange moves what it moves step by step.
    /// </summary>
    public static bool IsHeavy(Scenario scenario) =>
        scenario.SentOctets + scenario.AwaitedOctets >= Mebibyte || scenario.SentFrames >= ManyFrames;
}
