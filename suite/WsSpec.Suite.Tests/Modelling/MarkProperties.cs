using NUnit.Framework;
using WsSpec.Suite.Modelling;

namespace WsSpec.Suite.Tests.Modelling;

public sealed class MarkProperties
{
    [Property]
    public bool AMarkOfAnotherDialogueIsFoundAnywhere(byte[] before, byte[] behind, int seed, uint number, uint other) =>
        number == other || DialogueMark.Foreign([.. before, .. Stamped(seed, number), .. behind], seed, other) == number;

    [Property]
    public bool TheMarkOfTheDialogueItselfIsNotForeign(byte[] before, byte[] behind, int seed, uint number) =>
        DialogueMark.Foreign([.. before, .. Stamped(seed, number), .. behind], seed, number) is null;

    [Property]
    public bool AMarkThatWasSpoiledBelongsToNobody(int seed, uint number, byte at)
    {
        var mark = Stamped(seed, number);
        mark[1 + (at % (DialogueMark.Length - 2))] ^= 1;
        return DialogueMark.Foreign(mark, seed, ~number) is null;
    }

    [Property]
    public bool ATextKeepsItsCharacters(int seed, uint number, string? text)
    {
        var payload = System.Text.Encoding.UTF8.GetBytes($"{text}{new string('€', DialogueMark.Length)}");
        DialogueMark.Stamp(payload, isText: true, seed, number);
        return System.Text.Unicode.Utf8.IsValid(payload);
    }

    [Test]
    public void APayloadWithoutRoomIsLeftAlone()
    {
        var payload = new byte[DialogueMark.Length];
        DialogueMark.Stamp(payload, isText: false, 1, 1);
        Assert.That(payload, Is.All.Zero);
    }

    private static byte[] Stamped(int seed, uint number)
    {
        var payload = new byte[DialogueMark.Length + 1];
        DialogueMark.Stamp(payload, isText: false, seed, number);
        return payload[..DialogueMark.Length];
    }
}
