using System.Buffers;
using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Modelling;

/// <summary>
/// RFC 6455 as a function: for exactly what a script sends, everything a testee may do, and the forbidden things that have a name. Pure,
/// and not deterministic where the RFC is not: the result is a set.
/// </summary>
public static class Specification
{
    /// <summary>Nobody is assumed to have a limit below this (section 10.4), in octets of a message.</summary>
    private const ulong SmallestLimit = 1024;

    /// <summary>From this size on a testee is forgiven that it refuses a message in the wrong way.</summary>
    private const ulong LargeMessage = 1024 * 1024;

    /// <summary>Why a message that is large may be refused (section 10.4).</summary>
    internal static Objection OverSomeLimit { get; } = new(Rfc6455.SizeLimitsProtect, 1009, 1008) { IsCompelling = false };

    /// <param name="script">Frames and waits behind a baseline handshake, or behind an <see cref="Open"/>; no handshake that is itself the
    /// question.</param>
    /// <param name="testee">The role of the implementation under test.</param>
    /// <param name="profile">Whether it echoes.</param>
    /// <param name="deflates">Whether permessage-deflate is agreed on.</param>
    public static ImmutableArray<Outcome> Outcomes(ImmutableArray<Step> script, Role testee, TargetProfile profile, bool deflates)
    {
        var receiver = new Receiver(testee, deflates, profile.Echoes);
        foreach (var step in script)
        {
            Follow(receiver, step, testee.Peer());
        }

        return Outcomes(script, receiver, profile, deflates);
    }

    /// <param name="script">As above.</param>
    /// <param name="receiver">What has followed the script to its end.</param>
    /// <param name="profile">Whether the testee echoes.</param>
    /// <param name="deflates">Whether permessage-deflate is agreed on.</param>
    internal static ImmutableArray<Outcome> Outcomes(
        ImmutableArray<Step> script, Receiver receiver, TargetProfile profile, bool deflates)
    {
        var course = receiver.ReceivedStream;
        var end = ExpectedEnding(course, script, receiver.IsMidway);
        var choices = Choices(course, profile, AwaitsEnd(script), deflates && receiver.IsMidway).ToLookup(outcome => outcome.Verdict == Verdict.NonStrict);
        return [.. choices[false], .. end.Named, .. end.Allowed, .. choices[true], .. end.Complaints, .. Complaints(course)];
    }

    /// <summary>The requirement that an unforeseen behaviour breaks.</summary>
    public static RequirementId Subject(ImmutableArray<Outcome> outcomes) =>
        outcomes.FirstOrDefault(o => o.Trace is [.., GoesOnPattern, RestPattern] && o.Breaks is not null)?.Breaks
        ?? Rfc6455.IncomingOctetsParsedAsFrames;

    /// <summary>A step as the receiver takes it.</summary>
    internal static void Follow(Receiver receiver, Step step, Role sender)
    {
        switch (step)
        {
            case Open open:
                receiver.Take(open);
                break;
            case Send send:
                receiver.Take(Encode(send.Frames, sender));
                break;
            case SendOctets send:
                receiver.Take(send.Octets);
                break;
            case Await { What: Awaited.ForMessage message }:
                receiver.AwaitEcho(new(message.Type, message.Payload));
                break;
            case Await { What: Awaited.ForPong pong }:
                receiver.AwaitPong(pong.ApplicationData);
                break;
            case Await or HalfClose or Abort:
                break;
            default:
                throw new ArgumentException($"the model says nothing about {step.GetType().Name}", nameof(step));
        }
    }

    internal static ReadOnlyMemory<byte> Encode(ImmutableArray<RawFrame> frames, Role sender)
    {
        var octets = new ArrayBufferWriter<byte>(Math.Max(1, frames.Sum(frame => RawFrame.HeaderMaximum + frame.Payload.Length)));
        foreach (var frame in frames)
        {
            // Which key a frame gets makes no difference to what it says, as long as its length is true.
            frame.WriteTo(octets, sender, freshKey: 0);
        }

        return octets.WrittenMemory;
    }

    /// <summary>Whether the end of the transport is waited for once the testee closes.</summary>
    private static bool AwaitsEnd(ImmutableArray<Step> script) =>
        script.Any(step => step is Await { What: Awaited.ForEnd or Awaited.ForFailure or Awaited.ForEndIfClosing });

    private static ExpectedEnding ExpectedEnding(ReceivedStream course, ImmutableArray<Step> script, bool isMidway) => course switch
    {
        { Failure: { } objection } => Modelling.ExpectedEnding.Failing(objection, course),
        { Undetermined: { } requirement } => Modelling.ExpectedEnding.Blurred(requirement, course),
        _ when script.Any(step => step is HalfClose or Abort) => Modelling.ExpectedEnding.Cut(course),
        { Close: { } close } => Modelling.ExpectedEnding.Closing(close, course, AwaitsEnd(script)),
        _ when script.Any(step => step is Await { What: Awaited.ForFailure }) => Modelling.ExpectedEnding.GoingOn(course, isMidway),
        _ => Modelling.ExpectedEnding.Living(course),
    };

    /// <param name="mayBeBroken">Whether a frame that may be compressed is not there in full: it may be found broken before its end.</param>
    private static IEnumerable<Outcome> Choices(ReceivedStream course, TargetProfile profile, bool awaitsEnd, bool mayBeBroken)
    {
        var answers = course.AnswersFrom(default);
        var end = awaitsEnd ? Ended : Rest;
        var isLegal = !mayBeBroken && course is { Choices.IsEmpty: true, Failure: null, Close: null, Undetermined: null };
        if (course.LargestMessage >= LargeMessage)
        {
            course = course with { Choices = course.Choices.Add((OverSomeLimit, default)) };
        }

        return
        [
            .. isLegal && course.LargestMessage >= LargeMessage
                ? [new("refused as if it broke the protocol", answers, new CloseWith(1002, 1007), Rest)
                    {
                        Breaks = Rfc6455.IncomingOctetsParsedAsFrames,
                    }]
                : (Outcome[])[],
            .. course.Choices.SelectMany(choice => Cases.Outcomes
                .FailsConnection(choice.Objection.Requirement, [course.AnswersFrom(choice.Due)], choice.Objection.Codes)
                .Where(outcome => outcome.Trace[^1] is EndedPattern or Within { Inner: EndedPattern })
                .Select(outcome => awaitsEnd ? outcome : WithoutEnd(outcome))),
            .. course.LargestMessage < SmallestLimit ? [] : (Outcome[])
                [
                    new("the message is over the testee's limit", answers, new CloseWith(1009, 1008), end)
                    {
                        Uses = Rfc6455.SizeLimitsProtect,
                    },
                ],
            .. profile.Echoes ? [] : (Outcome[])
                [new("the testee closes for a reason of its own", answers, AnyClose, Rest) { Uses = Rfc6455.ServerMayCloseAnytime }],
        ];
    }

    /// <summary>Where nobody waits for the end of the transport, a Close says enough.</summary>
    private static Outcome WithoutEnd(Outcome outcome) =>
        outcome.Trace is [.. var before, CloseWith or AnyClosePattern, _]
            ? outcome with { Trace = [.. before, outcome.Trace[^2], Rest] }
            : outcome;

    private static ImmutableArray<Outcome> Complaints(ReceivedStream course) =>
    [
        new("a Ping is not answered", course.AnswersFrom(course.Due with { Pings = 0 }), Nothing, Rest) { Breaks = Rfc6455.PingIsAnswered },
        new("a message is not taken", course.AnswersFrom(default), Nothing, Rest) { Breaks = Rfc6455.MessageDeliveredWhole },
    ];
}
