using System.Collections.Frozen;
using System.Collections.Immutable;
using WsSpec.Suite.Judging;

namespace WsSpec.Suite.Requirements;

/// <summary>Every requirement the suite knows, in the order of the documents.</summary>
public static class Registry
{
    private const int Columns = 10;

    public static ImmutableArray<Requirement> All { get; } = Read();

    private static readonly FrozenDictionary<string, Requirement> ById = All.ToFrozenDictionary(r => r.Id);

    /// <exception cref="KeyNotFoundException">No row has this id: a mistake in a case, found by the catalogue's own tests.</exception>
    public static Requirement Get(string id) =>
        ById.TryGetValue(id, out var requirement) ? requirement : throw new KeyNotFoundException($"no requirement {id}");

    public static bool Contains(string id) => ById.ContainsKey(id);

    private static ImmutableArray<Requirement> Read()
    {
        var excuses = Rows("excuses.tsv").ToLookup(row => row[0]);
        return [.. Rows("requirements.tsv").Select(row => Parse(row, excuses[row[0]]))];
    }

    private static Requirement Parse(string[] row, IEnumerable<string[]> excuses) => row.Length != Columns
        ? throw new FormatException($"requirements.tsv: {row.Length} columns instead of {Columns} in '{row[0]}'")
        : new()
        {
            Id = row[0],
            Section = row[1],
            Level = row[2] switch
            {
                "MUST" => Level.Must,
                "MUST NOT" => Level.MustNot,
                "SHOULD" => Level.Should,
                "SHOULD NOT" => Level.ShouldNot,
                "MAY" => Level.May,
                "GRAMMAR" => Level.Grammar,
                _ => throw new FormatException($"requirements.tsv: level '{row[2]}' of {row[0]}"),
            },
            Binds = row[3] switch { "server" => Roles.Server, "client" => Roles.Client, "both" => Roles.Both, _ => Roles.None },
            Text = row[4],
            Observability = row[5] switch { "yes" => Observability.Yes, "partly" => Observability.Partly, _ => Observability.No },
            VerdictIfViolated = row[8] switch
            {
                "FAILED" => Verdict.Fail,
                "NON-STRICT" => Verdict.NonStrict,
                "INFO" => Verdict.Informational,
                _ => throw new FormatException($"requirements.tsv: verdict '{row[8]}' of {row[0]}"),
            },
            Notes = row[9],
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
