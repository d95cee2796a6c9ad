using System.Buffers;
using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Modelling;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Modelling;

public sealed class StockProperties
{
    [Property]
    public bool FramesThatWereWrittenAreRead(int seed, ushort number, bool fromClient)
    {
        var frames = new DialogueGenerator(deflates: true).Generate(seed, number).Turns.SelectMany(turn => turn.Frames)
            .Where(frame => frame.DeclaredLength is null && frame.LengthForm is null).Take(12).ToList();
        var octets = new ArrayBufferWriter<byte>();
        foreach (var frame in frames)
            frame.WriteTo(octets, fromClient ? Role.Client : Role.Server, freshKey: 0x01020304);
        return FrameCorpus.Read(octets.WrittenMemory) is not { } read
            ? frames.Count == 0 || frames.Sum(frame => frame.Payload.Length) > 8192
            : read.Select(Tell).SequenceEqual(frames.Select(Tell));
    }

    [Property]
    public bool AnyOctetsAreReadAndWhatTheyAreIsPlayable(byte[] octets) =>
        FrameCorpus.Read(octets) is not { } frames
            || new Dialogue { Turns = [new Turn(frames)] }.Meaning(
                "fuzz/0/0", Role.Server, TargetProfile.Echo).Expectation.Outcomes.Length > 0;

    [Test]
    public void ALengthThatIsATrickIsKept() =>
        Assert.That(FrameCorpus.Read((byte[])[0x82, 0xFE, 0x00, 0x05, 0, 0, 0, 0, 1, 2]) is [
            {
                LengthForm: LengthForm.Bits16,
                DeclaredLength: 5, Payload.Length: 2
            }]);

    [Test]
    public void TheCatalogueHasPlentyToOffer() => Assert.That(FrameCorpus.OfCatalogue, Has.Length.GreaterThan(500));

    [Test]
    public void DialoguesTakeFramesFromTheStock()
    {
        var unheardOf = Phrases.Text("from the stock");
        var generator = new DialogueGenerator(deflates: false) { FrameCorpus = [[unheardOf]] };
        Assert.That(Enumerable.Range(0, 200).Select(number => generator.Generate(1, number)).SelectMany(d => d.Turns)
            .SelectMany(t => t.Frames), Has.Some.EqualTo(unheardOf));
    }

    private static string Tell(RawFrame frame) => $"{frame.Opcode} {frame.Fin} {frame.Rsv} {Convert.ToHexString(frame.Payload.Span)}";
}
