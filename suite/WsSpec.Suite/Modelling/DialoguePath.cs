using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>
/// The way of a dialogue through the model: for each frame the state that the receiver is in, and what kind of frame it is. What fuzzing
/// has reached is the set of such steps, and of such steps in a row.
/// </summary>
/// <param name="State">What the connection is like for the receiver.</param>
/// <param name="Step">What comes then.</param>
public readonly record struct DialoguePath(string State, string Step)
{
    /// <summary>Longer payloads are of one kind.</summary>
    private const int LongestControl = 125;

    private const uint UsualKey = 0x37FA213D;

    /// <param name="testee">The role of the receiver.</param>
    public static ImmutableArray<DialoguePath> Of(Dialogue dialogue, Role testee, TargetProfile profile)
    {
        if (dialogue.Request is { } request)
        {
            return [new("handshake", $"request: {RequestLaw.Subject(request)}")];
        }

        if (dialogue.Response is { } response)
        {
            return [new("handshake", $"response: {ResponseLaw.Subject(response)}")];
        }

        var receiver = new Receiver(testee, deflates: dialogue.Offer is not null, profile.Echoes);
        var path = ImmutableArray.CreateBuilder<DialoguePath>();
        foreach (var frame in dialogue.Turns.SelectMany(turn => turn.Frames))
        {
            path.Add(new(receiver.State, KindOf(frame, testee)));
            receiver.Take(Specification.Encode([frame with { MaskingKey = frame.MaskingKey ?? UsualKey }], testee.Peer()));
        }

        path.Add(new(receiver.State, $"farewell: {dialogue.Farewell}"));
        return path.ToImmutable();
    }

    /// <summary>What a step is called, in parts.</summary>
    public ImmutableArray<string> Phrases => [State, ": ", Step];

    public override string ToString() => string.Concat(Phrases.AsSpan());

    private static string KindOf(RawFrame frame, Role testee) =>
        $"{frame.Opcode:d}{(frame.Fin ? "" : "+")}"
        + (frame.Rsv == 0 ? "" : $" rsv {frame.Rsv}")
        + (frame.Payload.Length switch { 0 => " empty", <= LongestControl => "", _ => " long" })
        + (frame.Masked is { } masked && masked == (testee == Role.Client) ? masked ? " masked" : " not masked" : "")
        + (frame.LengthForm is null ? "" : " long form")
        + (frame.DeclaredLength is { } declared && declared != (ulong)frame.Payload.Length ? " wrong length" : "");
}
