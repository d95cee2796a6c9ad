using System.Collections.Immutable;

namespace WsSpec.Harness.Testees;

/// <summary>Arguments of a command that does again what was done, as a user types them into a shell.</summary>
public sealed record RerunArguments
{
    /// <summary>Each as a program gets it, and as it is typed.</summary>
    private readonly ImmutableArray<(string Plain, string Typed)> _words;

    private RerunArguments(ImmutableArray<(string Plain, string Typed)> words) => _words = words;

    public static RerunArguments None { get; } = new([]);

    /// <summary>Arguments that are quoted already where they have to be, such as those of a saved report.</summary>
    public static RerunArguments Of(string text) => text.Length == 0 ? None : new([(text, text)]);

    /// <summary>One argument, quoted where a shell would see more in it.</summary>
    public static RerunArguments Word(string word) => new([(word, word.All(IsPlain) ? word : Quoted(word))]);

    /// <param name="value">Null for an option that was not given.</param>
    public RerunArguments With(string option, string? value) =>
        value is null ? this : new(_words.Add(($"{option}={value}", $"{option} {Quoted(value)}")));

    /// <param name="isGiven">False for a switch that was not given.</param>
    public RerunArguments With(string option, bool isGiven) => isGiven ? new(_words.Add((option, option))) : this;

    public RerunArguments Then(RerunArguments others) => new(_words.AddRange(others._words));

    /// <summary>The same as a program gets them, where none are those of a saved report.</summary>
    public IEnumerable<string> Plain => _words.Select(word => word.Plain);

    public bool Equals(RerunArguments? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Join(' ', _words.Select(word => word.Typed));

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || ":/._-[]".Contains(character);

    private static string Quoted(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
