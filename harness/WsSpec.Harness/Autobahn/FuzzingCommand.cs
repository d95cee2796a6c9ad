using System.Collections.Immutable;
using System.Globalization;
using WsSpec.Suite.Autobahn;

namespace WsSpec.Harness.Autobahn;

/// <summary>What a client asks of the fuzzing server, by the resource name of its opening handshake.</summary>
internal abstract record FuzzingCommand
{
    /// <summary>The most characters the name of an agent may have, so that the names of its reports can be those of files.</summary>
    public const int LongestAgent = 200;

    /// <summary>The status with which Autobahn answers parameters that it can do nothing with.</summary>
    private const int BadParameters = 500;

    /// <summary>Nothing that can be done; the HTTP status that says so.</summary>
    public sealed record Refuse(int Status) : FuzzingCommand;

    public sealed record CountCases : FuzzingCommand;

    public sealed record DescribeCase(AutobahnCase Case) : FuzzingCommand;

    public sealed record RunCase(AutobahnCase Case, string Agent) : FuzzingCommand;

    public sealed record TellStatus(AutobahnCase Case, string Agent) : FuzzingCommand;

    /// <param name="Agent">Whose cases have to be over before; null: nobody's.</param>
    public sealed record UpdateReports(string? Agent, bool ThenStop) : FuzzingCommand;

    public sealed record Stop : FuzzingCommand;

    /// <param name="resourceName">Path and query.</param>
    /// <param name="cases">Those selected; a case is named by its place among them, from 1, or by its id.</param>
    public static FuzzingCommand Parse(string resourceName, ImmutableArray<AutobahnCase> cases)
    {
        var (path, query) = resourceName.Split('?', 2) is [var before, var behind] ? (before, behind) : (resourceName, "");
        var parameters = Parameters(query);
        var agent = parameters.GetValueOrDefault("agent");
        var @case = Named(parameters, cases);
        return path switch
        {
            "/getCaseCount" => new CountCases(),
            "/getCaseInfo" when @case is not null => new DescribeCase(@case),
            "/runCase" when @case is not null && IsName(agent) => new RunCase(@case, agent!),
            "/getCaseStatus" when @case is not null && IsName(agent) => new TellStatus(@case, agent!),
            "/updateReports" when agent is null || IsName(agent) =>
                new UpdateReports(agent, parameters.GetValueOrDefault("shutdownOnComplete") is "true" or "yes"),
            "/stopServer" => new Stop(),
            "/getCaseInfo" or "/runCase" or "/getCaseStatus" or "/updateReports" => new Refuse(BadParameters),
            _ => new Refuse(404),
        };
    }

    private static bool IsName(string? agent) => agent is { Length: > 0 and <= LongestAgent };

    private static AutobahnCase? Named(Dictionary<string, string> parameters, ImmutableArray<AutobahnCase> cases) =>
        parameters.TryGetValue("case", out var number)
            ? int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                && place >= 1
                && place <= cases.Length
                ? cases[place - 1] : null
            : parameters.TryGetValue("casetuple", out var id) ? cases.FirstOrDefault(c => c.Id == id) : null;

    /// <summary>The parameters of a query as HTML forms write them; of several with one name the first counts.</summary>
    private static Dictionary<string, string> Parameters(string query) => query.Split('&')
        .Select(p => p.Split('=', 2))
        .GroupBy(p => Decode(p[0]), StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First() is [_, var value] ? Decode(value) : "", StringComparer.Ordinal);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
