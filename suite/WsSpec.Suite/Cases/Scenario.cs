using System.Collections.Immutable;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Cases;

/// <summary>What the harness does on one connection: all that a driver has to know, and nothing of how the answers are judged.</summary>
/// <param name="Id">Its family comes first. Together with the seed of a run it determines nonce, masking keys and payloads.</param>
/// <param name="Script">From the opening handshake on, in order.</param>
public sealed record Scenario(string Id, params ImmutableArray<Step> Script)
{
    /// <summary>The roles in which an implementation can be put to it.</summary>
    public Roles Testee { get; init; } = Roles.Both;

    public Needs Needs { get; init; }

    /// <summary>
    /// False when the harness must leave the testee's Close frame unanswered, because the silence is part of the question.
    /// </summary>
    public bool AnswersClose { get; init; } = true;

    /// <summary>
    /// True when the opening handshake itself is in question; otherwise a script that does not begin with one begins with the baseline.
    /// </summary>
    public bool OpensInScript => Script is [SendOctets, ..] || Script.Any(step => step is SendRequest or SendResponse);

    /// <summary>True when a client is made to wait for the reply to its request, so that it shows whether it does.</summary>
    public bool DelaysResponse =>
        Script.Any(step => step is SendResponse) && Script.TakeWhile(step => step is not SendResponse).OfType<Await>().Skip(1).Any();

    /// <summary>How many octets of payload the harness sends. Those of an exchange are not kept, and count nowhere.</summary>
    public long SentOctets => Script.Sum(step => step switch
    {
        Send send => send.Frames.Sum(frame => (long)frame.Payload.Length),
        SendOctets send => send.Octets.Length,
        _ => 0,
    });

    /// <summary>How many octets the messages have that it waits for: more than was sent, where that was compressed.</summary>
    public long AwaitedOctets => Script.Sum(step => step is Await { What: Awaited.ForMessage message } ? (long)message.Payload.Length : 0);

    public int SentFrames => Script.OfType<Send>().Sum(send => send.Frames.Length);
}
