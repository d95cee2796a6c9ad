using System.Collections.Frozen;
using System.Collections.Immutable;
using WsSpec.Suite.Judging;

namespace WsSpec.Suite.Requirements;

/// <summary>Every requirement the suite knows, in the order of the documents.</summary>
public static class Registry
{
    private const int Columns = 11;

    private static readonly FrozenDictionary<string, Level> Levels = Enum.GetValues<Level>().ToFrozenDictionary(level => level.Keyword());

    public static ImmutableArray<Requirement> All { get; } = Read();

    private static readonly FrozenDictionary<RequirementId, Requirement> ById = All.ToFrozenDictionary(r => r.Id);

    /// <exception cref="KeyNotFoundException">No row has this id: a mistake in a case, found by the catalogue's own tests.</exception>
    public static Requirement Get(RequirementId id) => Find(id) ?? throw new KeyNotFoundException($"no requirement {id}");

    /// <returns>Null when no row has this id.</returns>
    public static Requirement? Find(RequirementId id) => ById.GetValueOrDefault(id);

    private static ImmutableArray<Requirement> Read()
    {
        var excuses = Rows("excuses.tsv").ToLookup(row => row[0]);
        var layers = Rows("layers.tsv").ToDictionary(row => row[0], row => Enum.Parse<Layer>(row[1], ignoreCase: true));
        return [.. Rows("requirements.tsv").Select(row => Parse(row, excuses[row[0]], LayerOf(row[0], layers)))];
    }

    /// <summary>The one of the longest beginning of the id that has one: a requirement, a section, a section above it, or a document.</summary>
    private static Layer LayerOf(string id, Dictionary<string, Layer> layers)
    {
        for (var length = id.Length; length > 0; length = id.AsSpan(0, length).LastIndexOfAny('-', '.'))
        {
            if (layers.TryGetValue(id[..length], out var layer))
            {
                return layer;
            }
        }

        throw new FormatException($"layers.tsv: {id} has no layer");
    }

    private static Requirement Parse(string[] row, IEnumerable<string[]> excuses, Layer layer) => row.Length != Columns
        ? throw new FormatException($"requirements.tsv: {row.Length} columns instead of {Columns} in '{row[0]}'")
        : new()
        {
            Id = new(row[0]),
            Name = row[1],
            Section = row[2],
            Level = Levels.TryGetValue(row[3], out var level)
                ? level
                : throw new FormatException($"requirements.tsv: level '{row[3]}' of {row[0]}"),
            Binds = row[4] switch { "server" => Roles.Server, "client" => Roles.Client, "both" => Roles.Both, _ => Roles.None },
            Text = row[5],
            Observability = row[6] switch { "yes" => Observability.Yes, "partly" => Observability.Partly, _ => Observability.No },
            VerdictIfViolated = row[9] switch
            {
                "FAILED" => Verdict.Fail,
                "NON-STRICT" => Verdict.NonStrict,
                "INFO" => Verdict.Informational,
                _ => throw new FormatException($"requirements.tsv: verdict '{row[9]}' of {row[0]}"),
            },
            Notes = row[10],
            Layer = layer,
            ServerExcuse = Excuse(excuses, "server"),
            ClientExcuse = Excuse(excuses, "client"),
        };

    private static string? Excuse(IEnumerable<string[]> excuses, string role) =>
        excuses.FirstOrDefault(row => row[1] == role || row[1] == "both")?[2];

    private static IEnumerable<string[]> Rows(string resource)
    {
        using var stream = typeof(Registry).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in the assembly");
        using var reader = new StreamReader(stream);
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }
}
