using System.Globalization;
using System.Net;
using WsSpec.Harness.Capturing.Tcp;

namespace WsSpec.Harness.Auditing;

/// <summary>
/// Which connections are looked at: <c>port N</c> and <c>host ADDRESS</c>, each true when either side has it, joined by <c>and</c>,
/// <c>or</c>, <c>not</c> and parentheses; <c>and</c> binds closer than <c>or</c>.
/// </summary>
internal sealed class ConnectionFilter
{
    private const int MostWords = 1000;
    private readonly Func<TcpEndpoint, TcpEndpoint, bool> _includes;

    private ConnectionFilter(Func<TcpEndpoint, TcpEndpoint, bool> includes) => _includes = includes;

    public static ConnectionFilter All { get; } = new((_, _) => true);

    public bool Includes(TcpEndpoint first, TcpEndpoint second) => _includes(first, second);

    /// <exception cref="FormatException">It is no filter; the message says what is wrong.</exception>
    public static ConnectionFilter Parse(string text)
    {
        var words = new Queue<string>(text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Count > MostWords)
        {
            throw new FormatException($"it has more than {MostWords} words");
        }

        var filter = Either(words);
        return words.TryPeek(out var more) ? throw new FormatException($"'{more}' does not belong there") : filter;
    }

    private static ConnectionFilter Either(Queue<string> words)
    {
        var left = Both(words);
        while (TakeIf(words, "or"))
        {
            var (one, other) = (left, Both(words));
            left = new((a, b) => one.Includes(a, b) || other.Includes(a, b));
        }

        return left;
    }

    private static ConnectionFilter Both(Queue<string> words)
    {
        var left = Single(words);
        while (TakeIf(words, "and"))
        {
            var (one, other) = (left, Single(words));
            left = new((a, b) => one.Includes(a, b) && other.Includes(a, b));
        }

        return left;
    }

    private static ConnectionFilter Single(Queue<string> words)
    {
        switch (Take(words))
        {
            case "not":
                var negated = Single(words);
                return new((a, b) => !negated.Includes(a, b));
            case "(":
                var inner = Either(words);
                return Take(words) == ")" ? inner : throw new FormatException("a ')' is missing");
            case "port":
                var port = Port(Take(words));
                return new((a, b) => a.Port == port || b.Port == port);
            case "host":
                var host = Host(Take(words));
                return new((a, b) => a.Address == host || b.Address == host);
            case var word:
                throw new FormatException(
                    word.Length == 0 ? "it ends too early" : $"'{word}' is none of 'port N', 'host ADDRESS', 'not' and '('");
        }
    }

    private static ushort Port(string word) =>
        ushort.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : throw new FormatException($"'{word}' is no port");

    private static UInt128 Host(string word) => IPAddress.TryParse(word, out var address)
        ? TcpEndpoint.Of(new(address, 0)).Address
        : throw new FormatException($"'{word}' is no IP address");

    private static string Take(Queue<string> words) => words.TryDequeue(out var word) ? word : "";

    private static bool TakeIf(Queue<string> words, string word)
    {
        var isIt = words.TryPeek(out var next) && next == word;
        if (isIt)
        {
            words.Dequeue();
        }

        return isIt;
    }
}
