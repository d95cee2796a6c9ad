using System.Text.Unicode;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Tests.Judging;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Tests.Judging.Judged;

namespace WsSpec.Suite.Tests.Catalogue;

/// <summary>
/// The samples of the UTF-8 cases are what they claim to be, by the platform's own check; and what the cases say of testees.
/// </summary>
public sealed class Utf8Tests
{
    private static readonly JudgedConversation Server = JudgedConversation.WithServer;

    [Test]
    public void EverySequenceOfEveryClassIsInvalid() => Assert.That(
        InvalidUtf8.Classes.SelectMany(kind => kind.Sequences).Where(sequence => Utf8.IsValid(InvalidUtf8.Octets(sequence))),
        Is.Empty);

    [Test]
    public void WhatIsCutShortIsRightAsFarAsItGoes() => Assert.That(
        InvalidUtf8.CutShort.Where(sequence =>
        {
            var validator = default(Utf8Validator);
            return !validator.Append(InvalidUtf8.Octets(sequence)) || validator.IsComplete;
        }),
        Is.Empty);

    /// <summary>The messages that a case sends, each of the frames up to and with FIN.</summary>
    [Test]
    public void CasesAboutInvalidTextSendInvalidTextFirst() => Assert.That(
        S08_1_InvalidUtf8.Cases.Where(c => Utf8.IsValid(FirstText(c))).Select(c => c.Id), Is.Empty);

    [Test]
    public void CasesAboutValidTextSendValidText() => Assert.That(
        S08_1_ValidUtf8.Cases.Where(c => !Utf8.IsValid(FirstText(c))).Select(c => c.Id), Is.Empty);

    [Test]
    public void EveryLengthOfCharacterIsSentInFull() => Assert.That(
        new[] { "one-octet", "two-octets", "three-octets" }
            .Sum(length => new System.Text.UTF8Encoding().GetCharCount(FirstText(Case($"utf8/every-character-is-text/{length}")))),
        Is.EqualTo(0x10000 - 0x800));

    [Test]
    public void TextWithAnErrorIsNeitherEchoedNorRepaired() => Assert.Multiple(() =>
    {
        const string id = "utf8/overlong-form-fails/c0-af";
        AssertVerdict(id, Verdict.Pass, null, Server.TesteeSends(Close(1007)).Ends());
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.Code1007InvalidPayload, Server.TesteeSends(Close(1002)).Ends());
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.CloseBeforeTcpClose, Server.Ends());
        AssertVerdict(id, Verdict.Fail, Rfc6455.InvalidUtf8FailsConnection, Server.TesteeSends(Text(0xC0, 0xAF), GoesOnPong).Ends());
        AssertVerdict(id, Verdict.Fail, Rfc6455.InvalidUtf8FailsConnection, Server.TesteeSends(Text("\uFFFD\uFFFD"), GoesOnPong).Ends());
        AssertVerdict(id, Verdict.Fail, Rfc6455.InvalidUtf8FailsConnection, Server.TesteeSends(GoesOnPong));
        AssertVerdict(id, Verdict.Fail, Rfc6455.InvalidUtf8FailsConnection, Server.FallsSilent());
    });

    [Test]
    public void APartOfTheTextMayComeBackBeforeTheFailure() => AssertVerdict(
        "utf8/stray-continuation-anywhere-fails/over-fragments-0",
        Verdict.Pass,
        null,
        Server.TesteeSends(Unfinished(Text("caf\u00E9 ")), Close(1007)).Ends());

    [Test]
    public void TheMomentOfFailureIsReportedAndNeitherIsWrong() => Assert.Multiple(() =>
    {
        const string id = "utf8/moment-of-failure/impossible-octet";
        var waits = Server.HarnessSends(Ping("between the fragments")).TesteeSends(Pong("between the fragments"));
        AssertVerdict(id, Verdict.Informational, null, Server.TesteeSends(Close(1007)).Ends());
        AssertVerdict(id, Verdict.Informational, null, waits.TesteeSends(Close(1007)).Ends());
        AssertVerdict(id, Verdict.Fail, Rfc6455.InvalidUtf8FailsConnection, waits.TesteeSends(Text("abc"), GoesOnPong));
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.Code1007InvalidPayload, waits.TesteeSends(Close(1002)).Ends());
    });

    [TestCase("utf8/byte-order-mark-is-kept/leading", "ext", "3629-6-01")]
    [TestCase("utf8/byte-order-mark-is-kept/inside", "text", "3629-6-01")]
    [TestCase("utf8/nul-does-not-end-text", "before", "3629-3-05")]
    [TestCase("utf8/text-is-not-normalised", "\u00E9\u00E9\u1E9B\u0323\uFB01\u00C5", "3629-3-05")]
    public void TextThatComesBackChangedFails(string id, string echo, string breaks) =>
        AssertVerdict(id, Verdict.Fail, new RequirementId(breaks), Server.TesteeSends(Text(echo)));

    /// <summary>RFC 3629 section 6 lets a protocol say that a leading U+FEFF is a signature, and RFC 6455 says nothing of it.</summary>
    [TestCase("leading", "text")]
    [TestCase("alone", "")]
    [TestCase("twice", "\uFEFFtext")]
    [TestCase("twice", "text")]
    public void ALeadingMarkThatIsDroppedIsLax(string parameter, string echo) =>
        AssertVerdict(
            $"utf8/byte-order-mark-is-kept/{parameter}", Verdict.NonStrict, Rfc3629.ByteOrderMarkKept, Server.TesteeSends(Text(echo)));

    private static RawFrame GoesOnPong { get; } = new(Opcode.Pong, Sentinel.ApplicationData(1));

    private static byte[] FirstText(ConformanceCase @case)
    {
        var octets = new List<byte>();
        foreach (var frame in @case.Script.OfType<Send>().SelectMany(send => send.Frames).Where(frame => !frame.Opcode.IsControl()))
        {
            octets.AddRange(frame.Payload.ToArray());
            if (frame.Fin)
            {
                break;
            }
        }

        return [.. octets];
    }
}
