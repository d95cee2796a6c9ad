using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>The ways to make a dialogue a little simpler, those that take away most first.</summary>
public static class DialogueShrinker
{
    public static IEnumerable<Dialogue> Candidates(Dialogue dialogue) =>
        dialogue.Request is { } request ? Requests(request).Select(simpler => dialogue with { Request = simpler }) :
        dialogue.Response is { } response ? Responses(response).Select(simpler => dialogue with { Response = simpler }) :
        [
            .. WithoutTurns(dialogue),
            .. WithoutFrames(dialogue),
            .. WithPlainerTurns(dialogue),
            .. Surroundings(dialogue),
            .. WithPlainerFrames(dialogue),
        ];

    private static IEnumerable<Dialogue> WithoutTurns(Dialogue dialogue)
    {
        var turns = dialogue.Turns;
        return
        [
            .. turns.Length > 2
                ? (Dialogue[])[dialogue with { Turns = turns[..(turns.Length / 2)] },
                    dialogue with { Turns = turns[(turns.Length / 2)..] }] : [],
            .. turns.Select((_, i) => dialogue with { Turns = turns.RemoveAt(i) }),
            .. turns.Skip(1).Select((turn, i) => dialogue with { Turns = turns.RemoveAt(i + 1).SetItem(
                i, turns[i] with { Frames = [.. turns[i].Frames, .. turn.Frames], Cuts = [] }) }),
        ];
    }

    private static IEnumerable<Dialogue> WithoutFrames(Dialogue dialogue) =>
        from turn in Enumerable.Range(0, dialogue.Turns.Length)
        where dialogue.Turns[turn].Frames.Length > 1
        from frame in Enumerable.Range(0, dialogue.Turns[turn].Frames.Length)
        select Change(dialogue, turn, t => t with { Frames = t.Frames.RemoveAt(frame), Cuts = [] });

    private static IEnumerable<Dialogue> WithPlainerTurns(Dialogue dialogue) =>
        from turn in Enumerable.Range(0, dialogue.Turns.Length)
        from plainer in Plainer(dialogue.Turns[turn])
        select Change(dialogue, turn, _ => plainer);

    private static IEnumerable<Turn> Plainer(Turn turn) =>
    [
        .. turn.IsAwaited ? [turn with { IsAwaited = false }] : (Turn[])[],
        .. turn.Cuts.IsEmpty ? [] : (Turn[])[turn with { Cuts = [] }],
        .. turn.Cuts.Length < 2 ? [] : turn.Cuts.Select((_, i) => turn with { Cuts = turn.Cuts.RemoveAt(i) }),
    ];

    private static IEnumerable<Dialogue> Surroundings(Dialogue dialogue) =>
    [
        .. dialogue.IsCoalesced ? [dialogue with { IsCoalesced = false }] : (Dialogue[])[],
        .. dialogue.Offer is null ? [] : (Dialogue[])[dialogue with { Offer = null }],
        .. dialogue.Offer is null or Dialogue.PlainOffer ? [] : (Dialogue[])[dialogue with { Offer = Dialogue.PlainOffer }],
        .. dialogue.Farewell == Farewell.Close ? [] : (Dialogue[])[dialogue with { Farewell = Farewell.Close }],
    ];

    private static IEnumerable<Dialogue> WithPlainerFrames(Dialogue dialogue) =>
        from turn in Enumerable.Range(0, dialogue.Turns.Length)
        from frame in Enumerable.Range(0, dialogue.Turns[turn].Frames.Length)
        from plainer in Plainer(dialogue.Turns[turn].Frames[frame])
        select Change(dialogue, turn, t => t with { Frames = t.Frames.SetItem(frame, plainer) });

    private static IEnumerable<RawFrame> Plainer(RawFrame frame)
    {
        var length = frame.Payload.Length;
        return
        [
            .. length > 0 ? [frame with { Payload = default }] : (RawFrame[])[],
            .. length > 1
                ? [frame with { Payload = frame.Payload[..(length / 2)] }, frame with { Payload = frame.Payload[(length / 2)..] },
                    frame with { Payload = frame.Payload[..^1] }] : (RawFrame[])[],
            .. frame.DeclaredLength is null ? [] : (RawFrame[])[frame with { DeclaredLength = null }],
            .. frame.LengthForm is null ? [] : (RawFrame[])[frame with { LengthForm = null }],
            .. frame.Masked is null ? [] : (RawFrame[])[frame with { Masked = null }],
            .. frame.MaskingKey is null ? [] : (RawFrame[])[frame with { MaskingKey = null }],
            .. frame.Rsv == 0 ? [] : (RawFrame[])[frame with { Rsv = 0 }],
            .. frame.Fin ? [] : (RawFrame[])[frame with { Fin = true }],
        ];
    }

    private static IEnumerable<RawRequest> Requests(RawRequest request) =>
    [
        .. request.RequestLine == RawRequest.Baseline.RequestLine
            ? []
            : (RawRequest[])[request with { RequestLine = RawRequest.Baseline.RequestLine }],
        .. Fields(request.Fields, RawRequest.Baseline.Fields).Select(fields => request with { Fields = fields }),
    ];

    private static IEnumerable<RawResponse> Responses(RawResponse response) =>
    [
        .. response.StatusLine == RawResponse.Baseline.StatusLine
            ? []
            : (RawResponse[])[response with { StatusLine = RawResponse.Baseline.StatusLine }],
        .. Fields(response.Fields, RawResponse.Baseline.Fields).Select(fields => response with { Fields = fields }),
    ];

    /// <summary>One field less, as long as there are as many as usual, or one that is written as usual.</summary>
    private static IEnumerable<ImmutableArray<RawField>> Fields(ImmutableArray<RawField> fields, ImmutableArray<RawField> usual) =>
    [
        .. fields.Length > usual.Length ? fields.Select((_, i) => fields.RemoveAt(i)) : [],
        .. usual.SelectMany(plain => fields.Select((field, i) => (field, i)).Where(at => at.field.Is(plain.Name) && at.field != plain)
            .Select(at => fields.SetItem(at.i, plain))),
    ];

    private static Dialogue Change(Dialogue dialogue, int turn, Func<Turn, Turn> change) =>
        dialogue with { Turns = dialogue.Turns.SetItem(turn, change(dialogue.Turns[turn])) };
}
