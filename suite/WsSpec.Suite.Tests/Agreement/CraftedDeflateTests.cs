using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Agreement;

/// <summary>The specimen given data that only the instrument can write.</summary>
public sealed class CraftedDeflateTests
{
    [TestCase(256, true)]
    [TestCase(257, false)]
    public void TheAgreedWindowIsTheFarthestReach(int distance, bool accepted)
    {
        var counting = Symbol.Literals(Phrases.Counting(200));
        var payload = DeflatePayload.Of(new FixedBlock([.. counting, .. counting, Symbol.Match(3, distance)]));
        var events = Run(
            new() { HasClientMaxWindowBits = true, ClientMaxWindowBits = 8 }, Compressed(payload) with { Opcode = Opcode.Binary });
        Assert.That(events[0].StartsWith("Binary", StringComparison.Ordinal), Is.EqualTo(accepted));
    }

    [Test]
    public void ABombIsStoppedAtTheLimitWhileItInflates()
    {
        var options = new ConnectionOptions { MaxMessageSize = 100_000 };
        var bomb = Compressed(DeflatePayload.Bomb(0x2A, 1 << 28));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var events = Run(new(), options, bomb);
        Assert.Multiple(() =>
        {
            Assert.That(events[0], Is.EqualTo("Failed MessageTooBig"));
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(4 * 1024 * 1024));
        });
    }

    [TestCaseSource(nameof(Broken))]
    public void EveryClassOfBrokenDataIsNamed(byte[] payload, DeflateViolation violation)
    {
        var extension = new PerMessageDeflateExtension(Role.Server, new(), DeflateOptions.Default);
        Assert.Multiple(() =>
        {
            Assert.That(ExtensionRun.Decode(extension, [payload]), Is.Null);
            Assert.That(extension.Violation, Is.EqualTo(violation));
        });
    }

    private static IEnumerable<TestCaseData> Broken()
    {
        var hello = Symbol.Literals("Hello");
        byte[] WithLiteralLengths(byte bits, int codes) =>
            DeflatePayload.Of(new DynamicBlock(hello) { LiteralLengths = [.. Enumerable.Repeat(bits, codes)] });
        (DeflateViolation Violation, byte[] Payload)[] broken =
        [
            (DeflateViolation.EmptyPayload, []),
            (DeflateViolation.ReservedBlockType, [0x07]),
            (DeflateViolation.StoredLengthMismatch, DeflatePayload.Of(new StoredBlock("Hello"u8.ToArray()) { Complement = 0 })),
            (DeflateViolation.TooManyCodes, WithLiteralLengths(9, 287)),
            (DeflateViolation.InvalidCodeLengths, WithLiteralLengths(7, 257)),
            (DeflateViolation.InvalidCodeLengths, WithLiteralLengths(9, 257)),
            (DeflateViolation.InvalidSymbol, DeflatePayload.Of(new FixedBlock([.. hello, Symbol.Raw(286, 0)]))),
            (DeflateViolation.InvalidSymbol, DeflatePayload.Of(new FixedBlock([.. hello, Symbol.Raw(257, 30)]))),
            (DeflateViolation.DistanceTooFar, DeflatePayload.Of(new FixedBlock([.. hello, Symbol.Match(3, 6)]))),
            (DeflateViolation.Unfinished, DeflatePayload.WithTail(new FixedBlock(hello))),
            (DeflateViolation.Unfinished, DeflatePayload.Bare(new FixedBlock(hello) { Final = true })),
        ];
        return broken.Select((b, i) => new TestCaseData(b.Payload, b.Violation).SetArgDisplayNames(b.Violation.ToString(), $"{i}"));
    }

    private static RawFrame Compressed(byte[] payload) => new(Opcode.Text, payload) { Rsv = 4 };

    private static IReadOnlyList<string> Run(DeflateParameters agreed, params RawFrame[] frames) =>
        Run(agreed, ConnectionOptions.Default, frames);

    private static IReadOnlyList<string> Run(DeflateParameters agreed, ConnectionOptions options, params RawFrame[] frames) =>
        ConnectionRun.Of(
        Role.Server,
        WireArbitraries.Encode(frames, Role.Client),
        options with { Extension = new PerMessageDeflateExtension(Role.Server, agreed, DeflateOptions.Default) }).Events;
}
