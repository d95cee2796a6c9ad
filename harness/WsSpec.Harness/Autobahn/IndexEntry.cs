using WsSpec.Suite.Autobahn;

namespace WsSpec.Harness.Autobahn;

/// <summary>What the index of a report says of one case.</summary>
/// <param name="Agent">What the testee is called.</param>
/// <param name="DurationMs">From the opening of the connection to the end of the transport, in milliseconds.</param>
public sealed record IndexEntry(
    string Agent, AutobahnCase Case, Behavior Behavior, Behavior BehaviorClose, ushort? RemoteCloseCode, int DurationMs)
{
    /// <summary>
    /// The name of its report without the extension: the agent in lower case without anything but letters, digits and underscores, then the
    /// id.
    /// </summary>
    public string FileName => $"{CleanAgent(Agent)}_case_{Case.Id.Replace('.', '_')}";

    private static string CleanAgent(string agent) => string.Create(agent.Length, agent, static (clean, text) =>
    {
        for (var i = 0; i < clean.Length; i++)
        {
            var lower = char.ToLowerInvariant(text[i]);
            clean[i] = char.IsAsciiLetterOrDigit(lower) ? lower : ' ';
        }
    }).Trim().Replace(' ', '_');
}
