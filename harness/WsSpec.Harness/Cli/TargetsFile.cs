using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Testees;

namespace WsSpec.Harness.Cli;

/// <summary>
/// Several targets in one JSON file: an array of objects, each with a <c>url</c> and the options of the command line under their names
/// without the dashes, such as <c>"header": ["Cookie: a=b"]</c> or <c>"insecure": true</c>.
/// </summary>
internal static class TargetsFile
{
    /// <param name="target">Parses what is said of each.</param>
    /// <param name="endpoint">The same of how much patience there is with it.</param>
    /// <param name="command">What holds for all.</param>
    /// <exception cref="CommandException">The file cannot be read, or is none of these.</exception>
    public static ImmutableArray<Endpoint> Read(string path, TargetArguments target, EndpointArguments endpoint, ParseResult command)
    {
        var parser = new Command("target");
        target.AddTo(parser);
        endpoint.AddTo(parser);
        ImmutableArray<ParseResult> targets = [.. ArgumentsIn(path).Select(arguments => parser.Parse(arguments))];
        var complaints = targets.Select(t => UnknownOption.Complaint(t) ?? (t.Errors is [var first, ..] ? first.Message : null));
        if (complaints.FirstOrDefault(c => c is not null) is { } complaint)
        {
            throw new CommandException($"{path}: {complaint}");
        }

        ImmutableArray<Endpoint> endpoints =
        [
            .. targets.Select(arguments => (arguments, testee: target.Parse(arguments, FieldOrigin.TargetsFile)))
                .Select(one => endpoint.Parse(one.arguments, one.testee, endpoint.Parse(command, one.testee))),
        ];
        return endpoints.GroupBy(e => e.Testee.Name).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new CommandException($"{path}: two targets are called {twice.Key}: give each a name of its own")
            : endpoints;
    }

    /// <summary>For each target the arguments that say the same.</summary>
    private static ImmutableArray<ImmutableArray<string>> ArgumentsIn(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(path), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            ImmutableArray<ImmutableArray<string>> targets = [.. document.RootElement.EnumerateArray().Select(Arguments)];
            return targets.IsEmpty ? throw new CommandException($"{path} names no target") : targets;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException or InvalidOperationException)
        {
            throw new CommandException($"cannot read {path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static ImmutableArray<string> Arguments(JsonElement target) =>
    [
        (target.TryGetProperty("url", out var url) ? url.GetString() : null) ?? throw new FormatException("a target has no url"),
        .. target.EnumerateObject().Where(p => p.Name != "url").SelectMany(p => Arguments($"--{p.Name}", p.Value)),
    ];

    private static IEnumerable<string> Arguments(string option, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => [option],
        JsonValueKind.False => [],
        JsonValueKind.String => [option, value.GetString()!],
        JsonValueKind.Number => [option, value.GetRawText()],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(element => Arguments(option, element)),
        _ => throw new FormatException($"the value of '{option[2..]}' is neither text nor a number, true or false, nor a list of these"),
    };
}
