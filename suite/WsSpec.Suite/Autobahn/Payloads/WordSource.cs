using System.Text;

namespace WsSpec.Suite.Autobahn.Payloads;

/// <summary>AutobahnPhrases and sentences that read like a language and mean nothing; a few words come often, most come seldom.</summary>
internal sealed class WordSource
{
    private const int Vocabulary = 1200;

    private static readonly string[] Beginnings =
        ["b", "br", "c", "d", "f", "fl", "g", "gr", "h", "k", "l", "m", "n", "p", "pr", "qu", "r", "s", "st", "t", "tr", "v", "w", ""];
    private static readonly string[] Middles = ["a", "e", "i", "o", "u", "ai", "ea", "ou", "io"];
    private static readonly string[] Ends = ["n", "r", "s", "t", "l", "nd", "rt", "st", "m", "", "", ""];

    private readonly Random _random;
    private readonly string[] _words;

    public WordSource(Random random)
    {
        _random = random;
        _words = [.. Enumerable.Range(0, Vocabulary).Select(_ => Make())];
    }

    /// <summary>A word; the square of an even number prefers the first ones.</summary>
    public string Word()
    {
        var place = _random.NextDouble();
        return _words[(int)(place * place * _words.Length)];
    }

    public string Title() => Capital(Word());

    public string Sentence()
    {
        var text = new StringBuilder(Title());
        for (var count = _random.Next(4, 16); count > 0; count--)
        {
            text.Append(_random.Next(9) == 0 ? ", " : " ").Append(Word());
        }

        return text.Append(_random.Next(12) == 0 ? '?' : '.').ToString();
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private string Make() =>
        string.Concat(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Pick(Beginnings) + Pick(Middles) + Pick(Ends)));

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
