using System.Globalization;
using System.Text;

namespace WsSpec.Suite.Autobahn.Payloads;

/// <summary>Documents of text; each is made of whole parts and filled up with blanks to its length.</summary>
internal static class Documents
{
    private const int Seed = 6455;

    public static ReadOnlyMemory<byte> Json(int length)
    {
        var random = new Random(Seed);
        var words = new WordSource(random);
        return Fill(length, "[\n", "{}]", number => string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"id": {{number}}, "name": "{{words.Title()}} {{words.Title()}}", "email": "{{words.Word()}}@{{words.Word()}}.example", "active": {{(random.Next(2) == 0 ? "false" : "true")}}, "balance": {{random.Next(1_000_000) / 100.0}}, "position": [{{random.NextDouble() * 180 - 90:0.000000}}, {{random.NextDouble() * 360 - 180:0.000000}}], "tags": ["{{words.Word()}}", "{{words.Word()}}", "{{words.Word()}}"], "about": "{{words.Sentence()}}"},

            """));
    }

    public static ReadOnlyMemory<byte> Prose(int length)
    {
        var random = new Random(Seed);
        var words = new WordSource(random);
        return Fill(length, "", "", _ => string.Join('\n', Enumerable.Range(0, random.Next(3, 9)).Select(_ => words.Sentence())) + "\n\n");
    }

    public static ReadOnlyMemory<byte> Html(int length)
    {
        var random = new Random(Seed);
        var words = new WordSource(random);
        return Fill(length, "<!DOCTYPE html>\n<html>\n<body>\n", "</body>\n</html>\n", number => $"""
            <div class="section" id="s{number}">
              <h2>{number}. {words.Title()} {words.Word()}</h2>
              <p>{words.Sentence()} <a href="#s{random.Next(number)}" class="reference">{words.Word()}</a> {words.Sentence()}</p>
              <table><tr><th>{words.Title()}</th><td>{random.Next(10000)}</td></tr><tr><th>{words.Title()}</th><td>{random.Next(10000)}</td></tr></table>
            </div>

            """);
    }

    /// <summary>Parts until no further one fits before the end.</summary>
    private static byte[] Fill(int length, string beginning, string end, Func<int, string> part)
    {
        var text = new StringBuilder(beginning, length);
        for (var number = 1; ; number++)
        {
            var next = part(number);
            if (text.Length + next.Length + end.Length > length)
            {
                break;
            }

            text.Append(next);
        }

        return Encoding.ASCII.GetBytes(text.Append(' ', length - text.Length - end.Length).Append(end).ToString());
    }
}
