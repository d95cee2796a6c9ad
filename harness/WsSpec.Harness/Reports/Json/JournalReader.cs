using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Gating;

namespace WsSpec.Harness.Reports.Json;

/// <summary>A journal as it was read.</summary>
/// <param name="Runs">One for each target; one without an end was interrupted.</param>
/// <param name="Length">The octets of all whole lines.</param>
/// <param name="IsTorn">Whether the end of the last line is missing, so that it was left out.</param>
internal sealed record JournalReader(ImmutableArray<RunReport> Runs, long Length, bool IsTorn)
{
    /// <summary>Nothing else begins like that.</summary>
    public static ReadOnlySpan<byte> Magic => "{\"kind\":"u8;

    /// <param name="holdsRules">Whether the standing rules are held against what was played, which takes its time.</param>
    /// <exception cref="FormatException">A line is none of a journal of this version.</exception>
    /// <exception cref="ArgumentException">A value is wrong.</exception>
    public static JournalReader Read(Stream stream, bool holdsRules = true)
    {
        var sections = new List<Section>();
        Section? current = null;
        var (number, length, isTorn) = (0, 0L, false);
        foreach (var octets in Lines.Of(stream))
        {
            number++;
            isTorn = octets.Span[^1] != '\n';
            if (isTorn)
            {
                break;
            }

            length += octets.Length;
            current = Take(Parse(octets, number), current, sections) ?? throw Wrong(number);
        }

        return new([.. sections.Select(section => DocumentReader.Run(section.Document(holdsRules)))], length, isTorn);
    }

    private static Section? Take(JournalLine line, Section? current, List<Section> sections)
    {
        switch (line)
        {
            case { Kind: JournalLine.Begin, Schema: JournalLine.CurrentSchema or JournalLine.FormerSchema, Run: { } head }:
                if (sections.Find(s => (s.Run.Target, s.Run.Testee) == (head.Target, head.Testee)) is { } begun)
                {
                    begun.GoOn(head);
                    return begun;
                }

                sections.Add(new(head));
                return sections[^1];
            case { Kind: JournalLine.Result, Case: { } result }:
                current?.Add(result, line.AtMs ?? 0);
                return current;
            case { Kind: JournalLine.End, Run: { } end }:
                current?.End(end, line.Known);
                return current;
            default:
                return null;
        }
    }

    private static JournalLine Parse(ReadOnlyMemory<byte> octets, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(octets.Span, ReportJson.Default.JournalLine) ?? throw Wrong(number);
        }
        catch (JsonException e)
        {
            throw new FormatException(Wrong(number).Message, e);
        }
    }

    private static FormatException Wrong(int number) => new($"line {number} is no line of a journal of this version");

    /// <summary>What the lines say of one target.</summary>
    private sealed class Section(RunDocument head)
    {
        private readonly Dictionary<string, ResultDocument> _cases = [];
        private IReadOnlyDictionary<string, string> _known = ImmutableDictionary<string, string>.Empty;
        private double _before;
        private bool _hasEnded;

        public RunDocument Run { get; private set; } = head;

        public void GoOn(RunDocument head)
        {
            (_before, _hasEnded) = (Run.DurationMs, false);
            Run = head with { Started = Run.Started, DurationMs = Run.DurationMs, Deaths = Run.Deaths };
        }

        public void Add(ResultDocument result, double atMs)
        {
            _cases[DocumentReader.Name(result)] = result;
            Run = Run with { DurationMs = Math.Max(Run.DurationMs, _before + atMs) };
        }

        public void End(RunDocument end, IReadOnlyDictionary<string, string>? known)
        {
            (Run, _hasEnded) = (end, true);
            _known = known ?? _known;
        }

        public RunDocument Document(bool hasRules) => Run with
        {
            Interrupted = Run.Interrupted || !_hasEnded,
            Results =
            [
                .. _cases.Select(named => named.Value with { Known = _known.GetValueOrDefault(named.Key) }),
                .. hasRules ? Run.Results : [],
            ],
        };
    }
}
