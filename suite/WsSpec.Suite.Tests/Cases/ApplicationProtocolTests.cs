using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.NUnit;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Tests.Cases;

public sealed class ApplicationProtocolTests
{
    private static readonly ApplicationProtocol Json = new() { Text = """{"op":"noop"}""" };

    [Test]
    public void AMadeUpMessageIsReplacedWholeOrInItsFragments()
    {
        Assert.That(Texts(Played(Json, Sends(Text("Hello")))), Is.EqualTo([Json.Text]));
        Assert.That(Texts(Played(Json, Sends(Unfinished(Text("Hel")), Ping(), Continuation("lo")))), Is.EqualTo([Json.Text]));
        Assert.That(Texts(Played(Json, Sends(Text("Hello") with { Masked = false, Rsv = 2 }))), Is.EqualTo([Json.Text]));
        Assert.That(Texts(Played(Json, Sends(Text("Hello"), Binary(1), Text("")))), Is.EqualTo([Json.Text, Json.Text, Json.Text]));
    }

    [Test]
    public void WhatAMessageSaysIsKeptWhereItIsTheQuestion()
    {
        Step[] questions =
        [
            Sends(Text(0xFF)), Sends(Text("é")), Sends(Text(new string('x', 65))), Sends(Text("")), Sends(Binary(1, 2)),
            Sends(Text("Hello") with { DeclaredLength = 100 }), Sends(Text("Hello") with { LengthForm = LengthForm.Bits16 }), Sends(Ping("Hello")),
            Sends(Continuation("lo")), new Send(Text("Hello")) { Part = ..3 },
        ];
        Assert.That(
            questions.SelectMany(question => Frames(Played(Json, question))),
            Is.EqualTo(questions.SelectMany(question => Frames(new("a/case", question)))));
    }

    [Test]
    public void ABinaryMessageIsReplacedByABinaryOne()
    {
        var application = new ApplicationProtocol { Binary = new byte[] { 7, 8, 9 } };
        Assert.That(Frames(Played(application, Sends(Binary(1, 2)))).Single().Payload.ToArray(), Is.EqualTo([7, 8, 9]));
        var frame = Frames(Played(application, Sends(Text("Hello")))).Single();
        Assert.That(frame.Opcode, Is.EqualTo(Opcode.Binary));
        Assert.That(frame.Payload.ToArray(), Is.EqualTo([7, 8, 9]));
    }

    [Test]
    public void AnApplicationThatEchoesUnderstandsWhatIsMadeUp()
    {
        var scenario = new Scenario("a/case", Sends(Text("Hello")));
        Assert.That(Json.Adapt(scenario, echoes: true), Is.SameAs(scenario));
        Assert.That(ApplicationProtocol.None.Adapt(scenario, echoes: false), Is.SameAs(scenario));
    }

    [Test]
    public void ALoginComesFirstUnlessTheOpeningHandshakeIsTheQuestion()
    {
        var application = new ApplicationProtocol { Login = ["one", "two"] };
        var step = Sends(Text("Hello"));
        var script = application.Adapt(new("a/case", step), echoes: true).Script;
        Assert.That(script.Select(s => s.GetType()), Is.EqualTo(
            [typeof(Open), typeof(Send), typeof(Await), typeof(Send), typeof(Await), typeof(Send)]));
        Assert.That(Texts(new("a/case", script)), Is.EqualTo(["one", "two", "Hello"]));

        var asked = new Scenario("a/case", new SendRequest(RawRequest.Baseline), AwaitResponse);
        Assert.That(application.Adapt(asked, echoes: true), Is.SameAs(asked));
        var opening = new Open { AgreedWithout = ["x"] };
        Assert.That(application.Adapt(new("a/case", opening, step), echoes: true).Script[0], Is.SameAs(opening));
    }

    /// <summary>Of every case: the frames stay the same in number, order, and in all that is no message.</summary>
    [Property(MaxTest = 40)]
    public Property OnlyMessagesChangeAndEachIsTheApplications(NonEmptyString text, bool alsoBinary) => Prop.ForAll(
        Gen.Elements(ConformanceCatalogue.All.AsEnumerable()).ArrayOf(20).ToArbitrary(),
        cases => cases.All(@case =>
        {
            var application = new ApplicationProtocol { Text = Valid(text.Get), Binary = alsoBinary ? new byte[] { 1, 2, 3 } : null };
            var (before, after) = (Frames(@case.Scenario), Frames(application.Adapt(@case.Scenario, echoes: false)));
            return before.Count == after.Count && before.Zip(after).All(pair => IsKept(pair.First, pair.Second));
        }));

    /// <summary>Cut into any fragments, with any controls between, a message is still the application's, and each fragment is UTF-8.</summary>
    [Property(MaxTest = 200)]
    public bool FragmentsOfAnyLengthsMakeTheMessage(NonEmptyString text, byte[] lengths, bool isFinished)
    {
        var application = new ApplicationProtocol { Text = Valid(text.Get) };
        var pieces = lengths.Select(length => length % 8).DefaultIfEmpty(3).Take(8).ToArray();
        if (pieces.Sum() == 0)
        {
            pieces[0] = 1;
        }

        var frames = Fragments(Opcode.Text, [.. pieces.Select(length => (ReadOnlyMemory<byte>)Encoding.ASCII.GetBytes(new string('x', length)))]);
        var sent = frames.SetItem(frames.Length - 1, frames[^1] with { Fin = isFinished });
        var said = Frames(Played(application, Sends(sent))).Select(f => Strict.GetString(f.Payload.Span)).ToList();
        var whole = string.Concat(said);
        return isFinished ? whole == application.Text : application.Text.StartsWith(whole, StringComparison.Ordinal);
    }

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static Scenario Played(ApplicationProtocol application, Step step) => application.Adapt(new("a/case", step), echoes: false);

    private static List<RawFrame> Frames(Scenario scenario) =>
        [.. scenario.Script.SelectMany(step => step switch { Send send => send.Frames, Open open => open.Together, _ => [] })];

    /// <summary>The text messages that a scenario sends.</summary>
    private static List<string> Texts(Scenario scenario)
    {
        List<string> texts = [];
        foreach (var frame in Frames(scenario).Where(f => f.Opcode is Opcode.Text or Opcode.Continuation))
        {
            var text = Encoding.UTF8.GetString(frame.Payload.Span);
            if (frame.Opcode == Opcode.Text)
            {
                texts.Add(text);
            }
            else
            {
                texts[^1] += text;
            }
        }

        return texts;
    }

    private static bool IsKept(RawFrame before, RawFrame after) =>
        (before with { Payload = default, Opcode = default }) == (after with { Payload = default, Opcode = default })
        && (before.Opcode is Opcode.Text or Opcode.Binary or Opcode.Continuation || before == after);

    /// <summary>Lone surrogates are no text.</summary>
    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
