using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Autobahn;

/// <summary>One case that was run against one testee.</summary>
/// <param name="Agent">What the testee is called.</param>
public sealed record AutobahnResult(string Agent, AutobahnCase Case, AutobahnJudgement Judgement)
{
    public required DateTimeOffset Started { get; init; }

    /// <summary>From the opening of the connection to the end of the transport.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Null when the case could not be played.</summary>
    public Conversation? Conversation { get; init; }

    public Transcript? Transcript => Conversation?.Transcript;

    public int DurationMs => (int)Math.Round(Duration.TotalMilliseconds);

    public IndexEntry IndexEntry =>
        new(Agent, Case, Judgement.Behavior, Judgement.BehaviorClose, Judgement.Facts.RemoteClose?.Code, DurationMs);

    /// <summary>The result of a case that was played.</summary>
    public static AutobahnResult Of(
        string agent, AutobahnCase @case, AutobahnJudgement judgement, Conversation conversation, DateTimeOffset started)
    {
        var opened = conversation.Observations.FirstOrDefault()?.At ?? default;
        return new(agent, @case, judgement)
        {
            Started = started,
            Duration = conversation.Transcript.Entries[^1].At - opened,
            Conversation = conversation,
        };
    }
}
