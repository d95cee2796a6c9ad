namespace WsSpec.Suite.Autobahn;

/// <summary>How much of families 9, 12 and 13 is played. The ids, the verdicts and everything else are the same.</summary>
/// <param name="Name">Shown in reports when it is not the full one.</param>
/// <param name="Family">The family under which the scenarios of its cases run.</param>
/// <param name="Messages">Messages in the cases with many of them.</param>
/// <param name="LargestMessage">Octets; a longer message of family 9 is cut to this.</param>
public sealed record AutobahnProfile(string Name, string Family, int Messages, int LargestMessage)
{
    public static AutobahnProfile Full { get; } = new("full", "autobahn", 1000, 16 * 1024 * 1024);

    public static AutobahnProfile Quick { get; } = new("quick", "autobahn-quick", 20, 256 * 1024);

    public int Shrink(int length) => Math.Min(length, LargestMessage);
}
