using System.Collections.Immutable;
using System.Text.RegularExpressions;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Findings;

/// <summary>The lines of a conversation that decide: what was unusual in the handshake, or the frames, and what was made of it.</summary>
internal static partial class DecisiveLines
{
    private const int Longest = 6;
    private const int LastLines = 3;

    /// <summary>The fields of an ordinary request, which say nothing.</summary>
    private static readonly string[] Mandatory = ["Host", "Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version"];

    /// <summary>At most so many lines that a person reads them; what is left out between them is told in a line of its own.</summary>
    public static ImmutableArray<WireLine> Of(Result result, TargetProfile profile)
    {
        if (result.Conversation is not { } conversation)
        {
            return [];
        }

        var all = Decision.Mark(result, profile);
        var frames = all.RemoveAll(line => line.Head is not null);
        var isAboutHandshake = conversation.Frames.IsEmpty || (result is CaseResult { Case.Scenario.OpensInScript: true });
        var lines = isAboutHandshake ? [.. all.Select(Shortened)] : frames;
        return lines.Length <= Longest ? lines : Shortened(lines);
    }

    /// <summary>The first and last ones, and the one on which the verdict rests with the one before it.</summary>
    private static ImmutableArray<WireLine> Shortened(ImmutableArray<WireLine> lines)
    {
        var decisive = lines.TakeWhile(line => !line.IsDecisive).Count();
        var shown = ImmutableArray.CreateBuilder<WireLine>();
        var left = 0;
        foreach (var (i, line) in lines.Index())
        {
            if (i >= Longest - LastLines - 1 && i < lines.Length - LastLines && i != decisive && i != decisive - 1)
            {
                left++;
                continue;
            }

            if (left > 0)
            {
                shown.Add(new(line.At, false, $"… {left} more event{(left == 1 ? "" : "s")} …", ""));
                left = 0;
            }

            shown.Add(line);
        }

        return shown.ToImmutable();
    }

    private static WireLine Shortened(WireLine line) => line.Head is not { } head ? line : line with
    {
        Text = string.Join(" ⏎ ", Parts(head, isRequest: !head.StartLine.StartsWith("HTTP/", StringComparison.Ordinal)).Select(Octets.Escape)),
    };

    private static IEnumerable<string> Parts(TapHead head, bool isRequest)
    {
        yield return head.StartLine;
        foreach (var (name, value) in head.Fields)
        {
            if (!IsOrdinary(head, name, value, isRequest))
            {
                yield return $"{name}: {value}";
            }
        }

        foreach (var missing in isRequest ? Mandatory.Where(name => head.Value(name) is null) : [])
        {
            yield return $"(no {missing})";
        }
    }

    private static bool IsOrdinary(TapHead head, string name, string value, bool isRequest) =>
        head.Values(name).Length == 1 && name switch
        {
            "Host" => PlainHost().IsMatch(value),
            "Sec-WebSocket-Key" => value.Length == 24 && value.EndsWith("==", StringComparison.Ordinal),
            "Sec-WebSocket-Version" => value == "13",
            "Upgrade" => value == "websocket",
            "Connection" => value == "Upgrade",
            "Sec-WebSocket-Accept" => true,
            "Sec-WebSocket-Protocol" or "Sec-WebSocket-Extensions" => false,
            _ => !isRequest,
        };

    [GeneratedRegex(@"^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:[0-9]+)?\z")]
    private static partial Regex PlainHost();
}
