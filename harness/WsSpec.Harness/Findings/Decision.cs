using System.Collections.Immutable;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Findings;

/// <summary>The one line of a conversation on which its verdict rests.</summary>
internal static class Decision
{
    /// <summary>All lines of the conversation of a result; that one is marked where something is wrong, and a single line shows it.</summary>
    public static ImmutableArray<WireLine> Mark(Result result, TargetProfile profile)
    {
        if (result.Conversation is not { } conversation)
        {
            return [];
        }

        var lines = WireLine.Of(conversation);
        return In(result, conversation, profile, lines) is { } decisive
            ? lines.SetItem(decisive, lines[decisive] with { IsDecisive = true })
            : lines;
    }

    private static int? In(Result result, Conversation conversation, TargetProfile profile, ImmutableArray<WireLine> lines)
    {
        if (result.Judgement.Verdict is not (Verdict.Fail or Verdict.NonStrict))
        {
            return null;
        }

        return result switch
        {
            StandingResult { Rule: var rule } => rule.Offender(conversation) is { } frame
                ? Position(lines, line => ReferenceEquals(line.Frame, frame))
                : rule.BrokenAt(conversation) is { } at ? Position(lines, line => line.FromTestee && line.At == at) : null,
            CaseResult { Case: ConformanceCase @case } => Shortfall.Of(@case, conversation, profile)?.Decisive is { } decisive
                ? Position(lines, line => Shows(line, decisive))
                : null,
            _ => null,
        };
    }

    private static bool Shows(WireLine line, Observation observation) => ReferenceEquals(line.Observation, observation)
        || (line is { FromTestee: true, Frame: { } frame } && frame.At == observation.At && observation switch
        {
            CloseSeen close => frame.Opcode == Opcode.Close && frame.Payload.Equals(close.Body),
            PingSeen ping => frame.Opcode == Opcode.Ping && frame.Payload.Equals(ping.ApplicationData),
            PongSeen pong => frame.Opcode == Opcode.Pong && frame.Payload.Equals(pong.ApplicationData),
            SentinelAnswered => frame.Opcode == Opcode.Pong && Sentinel.Is(frame.Payload.Span),
            MessageSeen => !frame.Opcode.IsControl() && frame.Fin,
            UndecodableSeen => frame.Opcode.IsReserved(),
            _ => false,
        });

    /// <summary>The last one, where several are as good: what came before was not enough.</summary>
    private static int? Position(ImmutableArray<WireLine> lines, Predicate<WireLine> shows)
    {
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            if (shows(lines[i]))
            {
                return i;
            }
        }

        return null;
    }
}
