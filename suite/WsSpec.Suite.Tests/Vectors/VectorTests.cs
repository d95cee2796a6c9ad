using System.Text;
using System.Text.Json;
using Json.Schema;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Vectors;

namespace WsSpec.Suite.Tests.Vectors;

/// <summary>The vectors as they are shipped, and the reference implementation held against them.</summary>
public sealed class VectorTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "corpus", "vectors");

    private static IEnumerable<TestCaseData> Files => VectorFiles.All.Select(file => new TestCaseData(file).SetArgDisplayNames(file.Kind));

    private static IEnumerable<TestCaseData> Frames => Named("frames");

    private static IEnumerable<TestCaseData> Handshakes => Named("handshakes");

    private static IEnumerable<TestCaseData> Texts => Named("utf8");

    private static IEnumerable<TestCaseData> CloseBodies => Named("close-bodies");

    [TestCaseSource(nameof(Files))]
    public void TheFileIsWhatTheWriterWrites(VectorFile file) => GeneratedFile.AssertIs($"corpus/vectors/{file.Name}", file.ToJson());

    [TestCaseSource(nameof(Files))]
    public void TheFileFollowsTheSchema(VectorFile file)
    {
        var schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Folder, "vectors.schema.json")));
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file.Name)));
        Assert.That(schema.Evaluate(document.RootElement).IsValid);
    }

    [TestCaseSource(nameof(Files))]
    public void IdsAreUnique(VectorFile file) => Assert.That(file.Vectors.Select(vector => vector.Id), Is.Unique);

    [TestCaseSource(nameof(Frames))]
    public void TheReferenceConnectionObeys(Vector vector)
    {
        var run = ConnectionRun.Of(Role.Server, vector.Input.Span);
        var expected = vector.Events.Where(e => e.Type != "close").Select(e => $"{e.Type} {Convert.ToHexString(e.Payload.Span)}");
        var seen =
            run.Events.Where(e => !e.StartsWith("Close", StringComparison.Ordinal)
                && !e.StartsWith("Failed", StringComparison.Ordinal)
                && !e.StartsWith("Ended", StringComparison.Ordinal))
            .Select(e => $"{e.Split(' ')[0].ToLowerInvariant()} {e.Split(' ')[1]}");
        var hasFailed = run.Events.Any(e => e.StartsWith("Failed", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(vector.Result == "open" || hasFailed == (vector.Result == "fails"));
            Assert.That(seen, hasFailed ? Is.SubsetOf(expected) : Is.EqualTo(expected));
        });
    }

    [TestCaseSource(nameof(Handshakes))]
    public void TheReferenceHandshakeObeys(Vector vector)
    {
        ReadOnlySpan<byte> octets = vector.Input.Span;
        var isAccepted = new ServerHandshake(new()).Receive(ref octets) is ServerHandshakeOutcome.Accepted;
        Assert.That(vector.Result == "open" || isAccepted == (vector.Result == "accepted"), Encoding.Latin1.GetString(vector.Input.Span));
    }

    [TestCaseSource(nameof(Texts))]
    public void TheReferenceValidatorObeys(Vector vector)
    {
        var validator = default(Utf8Validator);
        Assert.That(validator.Append(vector.Input.Span) && validator.IsComplete, Is.EqualTo(vector.Result == "valid"));
    }

    [TestCaseSource(nameof(CloseBodies))]
    public void TheReferenceReadsCloseBodies(Vector vector)
    {
        var violation = CloseBody.TryRead(vector.Input.Span, ConnectionOptions.Default, default, out _);
        Assert.That(vector.Result == "open" || (violation is null) == (vector.Result == "valid"));
    }

    private static IEnumerable<TestCaseData> Named(string kind) =>
        VectorFiles.All.Single(file => file.Kind == kind).Vectors.Select(vector => new TestCaseData(vector).SetArgDisplayNames(vector.Id));
}
