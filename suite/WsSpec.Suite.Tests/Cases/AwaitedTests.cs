using FsCheck;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Cases;

public sealed class AwaitedTests
{
    private static readonly byte[] Data = "Hello"u8.ToArray();

    private static readonly Observation[] Observations =
    [
        new RequestSeen(default, Head("GET / HTTP/1.1")),
        new ResponseSeen(default, Head("HTTP/1.1 100 Continue"), null),
        new ResponseSeen(default, Head("HTTP/1.1 101 Switching Protocols"), null),
        new ResponseSeen(default, Head("HTTP/1.1 400 Bad Request"), null),
        new MessageSeen(default, Opcode.Text, Data, 1),
        new MessageSeen(default, Opcode.Binary, Data, 1),
        new MessageSeen(default, Opcode.Text, Data.AsMemory(1), 1),
        new PingSeen(default, Data),
        new PongSeen(default, Data),
        new PongSeen(default, default),
        new CloseSeen(default, default),
        new SentinelAnswered(default),
        new UndecodableSeen(default, "noise"),
        new TransportEnded(default, false),
        new TransportEnded(default, true),
        new Silence(default, "anything"),
        new FloodSeen(default, 70_000, 12),
        new ForeignResponseSeen(default),
        new AbandonedSeen(default),
        new ExchangeSeen(default, new()),
    ];

    private static IEnumerable<TestCaseData> Waits =>
    [
        Meets(Awaited.Request, 0),
        Meets(Awaited.Response, 2, 3),
        Meets(Awaited.CloseFrame, 10),
        Meets(Awaited.End, 13, 14),
        Meets(Awaited.EarlyEnd, 13, 14),
        Meets(Awaited.EndIfClosing, 13, 14),
        Meets(Awaited.Failure, 11, 13, 14),
        Meets(Awaited.EarlyFailure, 11, 13, 14),
        Meets(Awaited.Sentinel, 11),
        Meets(Awaited.Pong(Data), 8),
        Meets(Awaited.Echo(Opcode.Text, Data), 4, 11),
    ];

    [TestCaseSource(nameof(Waits))]
    public void AWaitIsMetByWhatItSaysAndNothingElse(Awaited what, int[] meeting) =>
        Assert.That(Observations.Where(what.IsMetBy), Is.EqualTo(meeting.Select(i => Observations[i])));

    [Property]
    public bool AnEchoHasTheTypeAndTheOctetsThatWereSent(bool asText, byte[] sent, bool backAsText, byte[] back) =>
        Awaited.Echo(Type(asText), sent).IsMetBy(new MessageSeen(default, Type(backAsText), back, 1))
        == (asText == backAsText && sent.AsSpan().SequenceEqual(back));

    [Property]
    public bool TheEchoOfAMessageMeetsItHoweverManyFramesItTakes(bool asText, byte[] payload, PositiveInt frames) =>
        Awaited.Echo(new RawFrame(Type(asText), payload))
            .IsMetBy(new MessageSeen(TimeSpan.FromSeconds(1), Type(asText), payload, frames.Get));

    private static Opcode Type(bool isText) => isText ? Opcode.Text : Opcode.Binary;

    private static TapHead Head(string startLine) => new(startLine, [], default);

    private static TestCaseData Meets(Awaited what, params int[] observations) =>
        new TestCaseData(what, observations).SetArgDisplayNames(what.Describe(), $"{what.Deadline}");
}
