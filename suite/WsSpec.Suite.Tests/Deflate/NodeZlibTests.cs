using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Deflate;

namespace WsSpec.Suite.Tests.Deflate;

/// <summary>
/// Messages between zlib and both halves of the project, under every agreement about windows and contexts. The long form runs when asked
/// for:
/// <c>dotnet test --filter Name~AHundredThousandMessages</c>.
/// </summary>
public sealed class NodeZlibTests
{
    private const int LongMessage = 20;

    [Test]
    public Task ZlibUnderstandsAndIsUnderstood() => ExchangeAsync(messages: 3_000);

    [Test, Explicit("Takes minutes.")]
    public Task AHundredThousandMessagesAreUnderstoodInBothDirections() => ExchangeAsync(messages: 100_000);

    private static async Task ExchangeAsync(int messages)
    {
        using var zlib = NodeZlib.Start();
        var agreements = (from bits in Enumerable.Range(8, 8) from keeps in new[] { true, false } select (Bits: bits, Keeps: keeps))
            .ToArray();
        foreach (var (bits, keeps) in agreements)
        {
            var sent = Messages(messages / agreements.Length);
            await ZlibDeflatesAsync(zlib, sent, bits, keeps);
            await ZlibInflatesAsync(zlib, sent, bits, keeps);
        }
    }

    private static async Task ZlibDeflatesAsync(NodeZlib zlib, List<byte[]> sent, int bits, bool keeps)
    {
        var agreed =
            new DeflateParameters
            {
                ClientNoContextTakeover = !keeps,
                HasClientMaxWindowBits = true,
                ClientMaxWindowBits = Math.Max(
                bits, 9)
            };
        var specimen = new PerMessageDeflateExtension(Role.Server, agreed, DeflateOptions.Default);
        var instrument = new LenientInflater();
        var payloads = await zlib.DeflateAsync(sent, bits, keeps, variant: bits + sent.Count);
        Assert.Multiple(() =>
        {
            Assert.That(payloads.Select(p => Hex(ExtensionRun.Decode(specimen, [p]))), Is.EqualTo(
                sent.Select(Hex)), $"specimen, {bits} bits, {keeps}");
            foreach (var (payload, message) in payloads.Zip(sent))
            {
                var inflation = instrument.Inflate(payload);
                Assert.That(inflation is { Fault: null, HasTail: false }
                    && inflation.Octets.Span.SequenceEqual(message), $"instrument, {bits} bits, {keeps}");
                Assert.That(inflation.LargestDistance, Is.LessThanOrEqualTo(1 << Math.Max(bits, 9)));
                Assert.That(inflation.ContextReach == 0 || keeps);
            }
        });
    }

    private static async Task ZlibInflatesAsync(NodeZlib zlib, List<byte[]> sent, int bits, bool keeps)
    {
        var agreed = new DeflateParameters { ServerNoContextTakeover = !keeps, ServerMaxWindowBits = bits };
        var specimen = new PerMessageDeflateExtension(Role.Server, agreed, DeflateOptions.Default);
        var payloads = sent.Select(message => ExtensionRun.Encode(specimen, [message])).ToList();
        var inflated = await zlib.InflateAsync(payloads, bits, keeps);
        Assert.That(inflated.Select(Hex), Is.EqualTo(sent.Select(Hex)), $"{bits} bits, {keeps}");
    }

    /// <summary>Most are short; now and then one is several windows long.</summary>
    private static List<byte[]> Messages(int count)
    {
        var samples = DeflateMessages.One.Sample(count, size: 60).ToList();
        for (var i = LongMessage; i < count; i += 10 * LongMessage)
            samples[i] =
                [.. samples.Skip(i - LongMessage).Take(LongMessage).SelectMany(m => m), .. samples.Skip(i - LongMessage).Take(LongMessage)
                    .SelectMany(m => m)];
        return samples;
    }

    private static string? Hex(byte[]? octets) => octets is null ? null : Convert.ToHexString(octets);
}
