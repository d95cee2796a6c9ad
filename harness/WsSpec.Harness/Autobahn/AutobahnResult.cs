using System.Text;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Autobahn;

/// <summary>One case that was run against one server.</summary>
/// <param name="Agent">What the server is called.</param>
public sealed record AutobahnResult(string Agent, AutobahnCase Case, AutobahnJudgement Judgement)
{
    public required DateTimeOffset Started { get; init; }

    /// <summary>From the opening of the connection to the end of the transport.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Null when the case could not be played.</summary>
    public Conversation? Conversation { get; init; }

    public Transcript? Transcript { get; init; }

    /// <summary>The name of its report without the extension: the agent in lower case without anything but letters, digits and underscores, then the id.</summary>
    public string FileName => $"{CleanAgent(Agent)}_case_{Case.Id.Replace('.', '_')}";

    public int DurationMs => (int)Math.Round(Duration.TotalMilliseconds);

    private static string CleanAgent(string agent)
    {
        var clean = new StringBuilder(agent.Length);
        foreach (var character in agent.Trim().ToLowerInvariant())
        {
            clean.Append(char.IsAsciiLetterOrDigit(character) ? character : ' ');
        }

        return clean.ToString().Trim().Replace(' ', '_');
    }
}
