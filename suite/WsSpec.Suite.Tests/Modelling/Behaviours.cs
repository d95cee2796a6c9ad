using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Tests.Modelling;

/// <summary>What a testee might do in a case, right and wrong: every short sequence of observations that a driver could record.</summary>
internal static class Behaviours
{
    private const int Longest = 3;

    /// <summary>
    /// Without 1009, because how small a limit may be is a matter of opinion, and without those that never travel, because a standing rule
    /// judges them whatever the case.
    /// </summary>
    private static readonly ushort?[] Codes = [null, 1000, 1002, 1007, 1011];

    public static IEnumerable<ImmutableArray<Observation>> Of(ConformanceCase @case)
    {
        var frames = @case.Script.OfType<Send>().SelectMany(send => send.Frames).ToList();
        Observation[] answers =
        [
            .. @case.Script.OfType<Await>().Select(step => step.What).OfType<Awaited.ForMessage>()
                .Select(m => new MessageSeen(default, m.Type, m.Payload, 1)).Distinct().Take(2),
            new MessageSeen(default, Opcode.Text, "unheard of"u8.ToArray(), 1),
            .. frames.Where(f => f.Opcode == Opcode.Ping).Select(f => new PongSeen(default, f.Payload)).Take(2),
        ];
        Observation[] closes =
        [
            .. Codes.Concat(
                frames.Where(f => f.Opcode == Opcode.Close && f.Payload.Length >= 2).Select(f => new CloseSeen(default, f.Payload).Code))
                .Distinct().Select(code => new CloseSeen(default, code is { } known ? CloseBody(known, []) : [])),
        ];
        Observation[] ends = [new TransportEnded(default, false), new SentinelAnswered(default), new Silence(default, "anything")];
        return Sequences([], answers, closes, ends).Where(sequence => sequence.Length > 0 && IsWhole(sequence[^1], @case));
    }

    private static IEnumerable<ImmutableArray<Observation>> Sequences(
        ImmutableArray<Observation> before, Observation[] answers, Observation[] closes, Observation[] ends) =>
            before.Length == Longest ? [before] :
    [
        before,
        .. answers.SelectMany(next => Sequences(before.Add(next), answers, closes, ends)),
        .. closes.Select(close => before.Add(close)),
        .. closes.SelectMany(close => ends.Where(end => end is not SentinelAnswered).Select(end => before.Add(close).Add(end))),
        .. ends.Select(end => before.Add(end)),
    ];

    /// <summary>Whether the script can end with this: its last wait is over then.</summary>
    private static bool IsWhole(Observation last, ConformanceCase @case) => @case.Script.OfType<Await>().Last().What switch
    {
        Awaited.ForFailure => last is TransportEnded or SentinelAnswered or Silence,
        Awaited.ForEnd => last is TransportEnded or Silence,
        Awaited.ForClose => last is CloseSeen or TransportEnded or Silence,
        Awaited.ForEndIfClosing => last is MessageSeen or PongSeen or TransportEnded or Silence,
        var what => what.IsMetBy(last) || last is CloseSeen or TransportEnded or Silence,
    };
}
