using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Modelling;

/// <summary>
/// What a fuzzer says on one connection. What it waits for follows from that, and what may come back is the model's to say; so a dialogue
/// can be made shorter anywhere and stays one.
/// </summary>
public sealed record Dialogue
{
    /// <summary>
    /// The key of frames that name none. Behind a frame that announces a wrong length, keys are read as frames: what is sent has to be
    /// known.
    /// </summary>
    private const uint UsualKey = 0x37FA213D;

    /// <summary>The offer that asks for nothing.</summary>
    public const string PlainOffer = "permessage-deflate";

    private static readonly RawFrame LastPing = Ping("wsspec farewell");

    /// <summary>The opening handshake of a client when it is the question: nothing follows it. Null: the baseline.</summary>
    public RawRequest? Request { get; init; }

    /// <summary>The same of a server.</summary>
    public RawResponse? Response { get; init; }

    /// <summary>The value of Sec-WebSocket-Extensions by which permessage-deflate is offered; null: it is not.</summary>
    public string? Offer { get; init; }

    /// <summary>Whether the first turn shares a write with the harness's half of the opening handshake.</summary>
    public bool IsCoalesced { get; init; }

    public ImmutableArray<Turn> Turns { get; init; } = [];

    public Farewell Farewell { get; init; }

    private bool Deflates => Offer is not null;

    /// <summary>How many frames are sent, those of the farewell not counted.</summary>
    public int FrameCount => Turns.Sum(turn => turn.Frames.Length);

    /// <summary>The dialogue as a scenario that any driver plays, and what the model says may come of it.</summary>
    /// <param name="id">The id of the scenario; together with a seed it determines the nonce of the handshake.</param>
    public (Scenario Scenario, Expectation Expectation) Meaning(string id, Role testee, TargetProfile profile)
    {
        var (script, expectation) = Meaning(testee, profile);
        return (new(id, script) { Needs = Deflates ? Needs.Deflate : Needs.None }, expectation);
    }

    private (ImmutableArray<Step> Script, Expectation Expectation) Meaning(Role testee, TargetProfile profile)
    {
        if (Request is not null)
        {
            return ([new SendRequest(Request), AwaitResponse], new(RequestLaw.Subject(Request), RequestLaw.Outcomes(Request)));
        }

        if (Response is not null)
        {
            return (ResponseLaw.Script(Response), new(ResponseLaw.Subject(Response), ResponseLaw.Outcomes(Response)));
        }

        var receiver = new Receiver(testee, Deflates, profile.Echoes);
        var script = Script(receiver, testee, profile);
        var outcomes = Specification.Outcomes(script, receiver, profile, Deflates);
        return (script, new(Specification.Subject(outcomes), outcomes));
    }

    /// <param name="receiver">Follows the script, to its end.</param>
    private ImmutableArray<Step> Script(Receiver receiver, Role testee, TargetProfile profile)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        var turns =
            Turns.Select(turn => turn with { Frames = [.. turn.Frames.Select(f => f with { MaskingKey = f.MaskingKey ?? UsualKey })] })
                .ToImmutableArray();
        var first = IsCoalesced ? turns.Take(1).ToImmutableArray() : [];
        var opening = Opening([.. first.SelectMany(turn => turn.Frames)]);
        steps.Add(opening);
        receiver.Take(opening);
        steps.AddRange(first.SelectMany(turn => Awaits(turn, receiver, profile)));
        foreach (var turn in turns[first.Length..])
        {
            steps.Add(new Send(turn.Frames) { Cuts = [.. turn.Cuts.Select(cut => (Index)cut)] });
            receiver.Take(Specification.Encode(turn.Frames, testee.Peer()));
            steps.AddRange(Awaits(turn, receiver, profile));
        }

        foreach (var step in Leaving(receiver))
        {
            steps.Add(step);
            Specification.Follow(receiver, step, testee.Peer());
        }

        return steps.ToImmutable();
    }

    private Open Opening(ImmutableArray<RawFrame> together) => new()
    {
        Request = Offer is null ? RawRequest.Baseline : RawRequest.Baseline.Plus("Sec-WebSocket-Extensions", Offer),
        Response = Offer is null ? RawResponse.Baseline : RawResponse.Baseline.Plus("Sec-WebSocket-Extensions", PlainOffer),
        Together = together,
    };

    /// <summary>
    /// All echoes that are due, and the Pong to the last Ping: an earlier one may be left out. Where an earlier Ping had the same
    /// application data, a driver that waits cannot tell whose Pong has come.
    /// </summary>
    private static List<Step> Awaits(Turn turn, Receiver receiver, TargetProfile profile)
    {
        var awaits = new List<Step>();
        if (!turn.IsAwaited || receiver.ReceivedStream.IsOver || receiver.IsMidway)
        {
            return awaits;
        }

        if (!profile.Echoes)
        {
            awaits.Add(Await(receiver, new EchoPattern(Opcode.Text, default)));
        }

        while (receiver.ReceivedStream is { Due.Echoes: var due } course && due < course.Messages.Length)
        {
            awaits.Add(Await(receiver, course.Messages[due].Echo));
        }

        if (receiver.ReceivedStream is { Pings: [.., { ApplicationData: var last }] pings, Due.Pings: var answered }
            && answered < pings.Length
            && pings.Count(ping => ping.ApplicationData.Span.SequenceEqual(last.Span)) == 1)
        {
            receiver.AwaitPong(last);
            awaits.Add(new Await(Awaited.Pong(last)));
        }

        return awaits;
    }

    private static Step Await(Receiver receiver, EchoPattern echo)
    {
        receiver.AwaitEcho(echo);
        return AwaitEcho(echo.Type, echo.Payload);
    }

    private Step[] Leaving(Receiver receiver) => receiver switch
    {
        { ReceivedStream.Failure: not null } => [AwaitFailure],
        { ReceivedStream.Close: not null } => [AwaitClose, AwaitEnd],
        { ReceivedStream.Undetermined: not null } => [Sends(Close(1000)), AwaitClose],
        _ when Farewell == Farewell.Abort => [new Abort()],

        // Behind an unfinished frame nothing that is sent would be more than its payload.
        _ when Farewell == Farewell.HalfClose || receiver.IsMidway => [new HalfClose(), AwaitEnd],
        _ => [Sends(LastPing), AwaitPong(LastPing), Sends(Close(1000)), AwaitClose, AwaitEnd],
    };
}
