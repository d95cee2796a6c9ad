using System.Collections.Immutable;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Patterns;

/// <summary>Whatever follows is another case's business.</summary>
public sealed record RestPattern : Pattern
{
    public override IEnumerable<int> Ends(ImmutableArray<Observation> observations, int start) => [observations.Length];

    public override bool Begins(ImmutableArray<Observation> observations, int start) => true;

    public override string Describe() => "anything";
}

/// <summary>The pattern or nothing.</summary>
public sealed record Maybe(Pattern Inner) : Pattern
{
    public override IEnumerable<int> Ends(ImmutableArray<Observation> observations, int start) =>
        Inner.Ends(observations, start).Append(start);

    public override bool Begins(ImmutableArray<Observation> observations, int start) => Inner.Begins(observations, start);

    public override string Describe() => $"perhaps {Inner.Describe()}";
}

/// <summary>One of several.</summary>
public sealed record Either(params ImmutableArray<Pattern> Choices) : Pattern
{
    public override IEnumerable<int> Ends(ImmutableArray<Observation> observations, int start) =>
        Choices.SelectMany(choice => choice.Ends(observations, start));

    public override bool Begins(ImmutableArray<Observation> observations, int start) =>
        Choices.Any(choice => choice.Begins(observations, start));

    public override string Describe() => string.Join(" or ", Choices.Select(c => c.Describe()));
}

/// <summary>All of them, each once, in whichever order: an answer to a control frame may overtake an echo.</summary>
public sealed record InAnyOrder(params ImmutableArray<Pattern> Parts) : Pattern
{
    public override IEnumerable<int> Ends(ImmutableArray<Observation> observations, int start) => Parts.IsEmpty
        ? [start]
        : Enumerable.Range(0, Parts.Length).SelectMany(first => Parts[first].Ends(observations, start)
            .SelectMany(position => new InAnyOrder(Parts.RemoveAt(first)).Ends(observations, position))).Distinct();

    public override bool Begins(ImmutableArray<Observation> observations, int start) =>
        Enumerable.Range(0, Parts.Length).Any(first => Parts[first].Begins(observations, start) || Parts[first].Ends(observations, start)
            .Any(position => new InAnyOrder(Parts.RemoveAt(first)).Begins(observations, position)));

    public override string Describe() => $"in any order: {string.Join("; ", Parts.Select(p => p.Describe()))}";
}

/// <summary>The pattern again and again, or not at all.</summary>
public sealed record AnyNumberOf(One Inner) : Pattern
{
    public override IEnumerable<int> Ends(ImmutableArray<Observation> observations, int start)
    {
        var end = start;
        while (end < observations.Length && Inner.Matches(observations[end]))
        {
            end++;
        }

        return Enumerable.Range(start, end - start + 1).Reverse();
    }

    public override bool Begins(ImmutableArray<Observation> observations, int start) =>
        Ends(observations, start).Contains(observations.Length);

    public override string Describe() => $"any number of {Inner.Describe()}";
}
