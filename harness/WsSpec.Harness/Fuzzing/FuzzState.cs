using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Harness.Storage;

namespace WsSpec.Harness.Fuzzing;

/// <summary>How far a campaign is: the next run goes on there, so that no two have a dialogue in common.</summary>
internal sealed record FuzzState
{
    public const string CurrentFormat = "wsspec-fuzz-state/1";

    public required string Format { get; init; }

    /// <summary>The numbers of dialogues that were taken, one entry for each version, corpus, seed and shard.</summary>
    public ImmutableArray<NumberSpace> Spaces { get; init; } = [];

    /// <summary>Dialogues that were played, in all.</summary>
    public long Played { get; init; }

    public double Seconds { get; init; }

    public ReachedDocument? Coverage { get; init; }

    /// <summary>The names of all findings so far.</summary>
    public ImmutableArray<string> Findings { get; init; } = [];

    public static FuzzState New { get; } = new() { Format = CurrentFormat };

    /// <summary>What a file says; a file that is not there is a new campaign.</summary>
    /// <exception cref="FormatException">It is no such file; the message says why in one line.</exception>
    public static FuzzState Read(string path)
    {
        try
        {
            var state = File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), FuzzStateJson.Default.FuzzState) : New;
            return state is { Format: CurrentFormat } ? state : throw new FormatException($"{path} is not the state of a campaign");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"cannot read {path}: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(string path) =>
        AtomicFile.Write(path, file => JsonSerializer.Serialize(file, this, FuzzStateJson.Default.FuzzState));

    /// <summary>The space that a run takes its numbers from.</summary>
    /// <param name="seed">What the user gave.</param>
    /// <param name="corpus">The digest of what dialogues are made of besides.</param>
    public NumberSpace Space(int seed, string corpus, Shard shard)
    {
        var space = new NumberSpace(Tool.Version, corpus, seed, shard.ToString(), 0);
        return Spaces.FirstOrDefault(known => known with { Next = 0 } == space) ?? space;
    }

    /// <summary>The same with what is known now of the space.</summary>
    public FuzzState With(NumberSpace space) =>
        this with { Spaces = [.. Spaces.RemoveAll(known => known with { Next = 0 } == space with { Next = 0 }), space] };
}

/// <summary>
/// Numbers of dialogues. Another version or corpus makes other dialogues of the same numbers, so it has numbers of its own.
/// </summary>
/// <param name="Corpus">The digest of what dialogues are made of besides.</param>
/// <param name="Seed">What the user gave.</param>
/// <param name="Shard">Which of several runs that share the numbers among them.</param>
/// <param name="Next">The first turn that nobody has taken.</param>
internal sealed record NumberSpace(string Version, string Corpus, int Seed, string Shard, long Next)
{
    /// <summary>The seed of the dialogues: the same for all shards, and another one for another space.</summary>
    public int DialogueSeed => StableHash.Of(Seed, $"{Version} {Corpus} {Shard.Split('/')[^1]}");
}

/// <summary>What was reached, kinds as numbers that stand for them.</summary>
internal sealed record ReachedDocument(SpeciesDocument States, SpeciesDocument Steps, SpeciesDocument Pairs)
{
    public static ReachedDocument Of(ModelCoverage coverage) =>
        new(SpeciesDocument.Of(coverage.States), SpeciesDocument.Of(coverage.Steps), SpeciesDocument.Of(coverage.Pairs));

    public ModelCoverage Read() => new(States.Read(), Steps.Read(), Pairs.Read());
}

/// <inheritdoc cref="SpeciesCount"/>
internal sealed record SpeciesDocument(long Seen, ImmutableArray<uint> Once, ImmutableArray<uint> Often)
{
    public static SpeciesDocument Of(SpeciesCount count) => new(count.Seen, [.. count.Once.Order()], [.. count.Often.Order()]);

    public SpeciesCount Read() => new(Seen, [.. Once], [.. Often]);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FuzzState))]
internal sealed partial class FuzzStateJson : JsonSerializerContext;
