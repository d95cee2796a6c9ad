using System.Collections.Immutable;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Explaining;

/// <summary>What was asked of a testee that echoes, and whether it was answered as it had to be.</summary>
internal static class Answers
{
    private static readonly string PongInWords = Awaited.Pong(default).Describe();
    private static readonly ImmutableArray<string> EndInWords =
        [Awaited.End.Describe(), Awaited.EndIfClosing.Describe(), Awaited.Failure.Describe()];

    /// <summary>Whether a case was left waiting for the end of the transport.</summary>
    public static bool LacksEnd(CaseResult result) =>
        result is { Case: ConformanceCase, Conversation.Observations: [.., Silence { Awaited: var awaited }] }
        && EndInWords.Contains(awaited);

    /// <summary>What a failing case misses where that is an answer.</summary>
    /// <param name="Asked">The message or the Ping.</param>
    /// <param name="IsAltered">Whether another message came in its place.</param>
    public readonly record struct MissingAnswer(Traits Asked, bool IsAltered);

    /// <summary>Null where it misses something else.</summary>
    public static MissingAnswer? Missing(CaseResult result, TargetProfile profile)
    {
        if (!profile.Echoes || result is not { Case: ConformanceCase @case, Conversation: { } kept })
        {
            return null;
        }

        var conversation = kept.AtHand();
        if (Shortfall.Of(@case, conversation, profile) is not { } shortfall)
        {
            return null;
        }

        ImmutableArray<MessageSeen> echoes = [.. shortfall.SoFar.OfType<MessageSeen>()];
        if (AwaitsPong(shortfall.Awaited[^1], shortfall.SoFar)
            || (IsAboutPong(shortfall.Seen) && shortfall.Awaited.Any(awaited => MayBePong(awaited, shortfall.SoFar))))
        {
            return new(Traits.Ping, IsAltered: false);
        }

        // What may be left out counts where something came in its place.
        var awaited = shortfall.Seen is MessageSeen ? shortfall.Awaited : shortfall.Awaited[^1..];
        var asked = Any(awaited, [.. conversation.HarnessMessages()], echoes);
        return asked is null || (shortfall.Seen is MessageSeen seen && Is(seen, asked)) ? null
            : new(TraitsOf(asked, echoes.Length), IsAltered: shortfall.Seen is MessageSeen);
    }

    /// <summary>All that was answered as it had to be, each kind once.</summary>
    public static IEnumerable<Traits> Right(CaseResult result, TargetProfile profile)
    {
        if (!profile.Echoes || result.Conversation is not { } kept)
        {
            return [];
        }

        var conversation = kept.AtHand();
        var echoes = BackgroundTraffic.Remove(conversation, profile).OfType<MessageSeen>();
        var messages = conversation.HarnessMessages().Zip(echoes, (asked, echo) => (asked, echo)).Index()
            .Where(pair => Is(pair.Item.echo, pair.Item.asked)).Select(pair => TraitsOf(pair.Item.asked, pair.Index));
        return conversation.Observations.Any(seen => seen is PongSeen { IsUnsolicited: false } or SentinelAnswered)
            ? messages.Append(Traits.Ping).Distinct()
            : messages.Distinct();
    }

    private static Traits TraitsOf(MessageSeen asked, int before) =>
        TraitsExtensions.Of(asked) | (before > 0 ? Traits.Later : Traits.None);

    private static bool Is(MessageSeen echo, MessageSeen asked) =>
        echo.Type == asked.Type && LongOctets.AreEqual(echo.Payload, asked.Payload);

    /// <summary>The message whose echo a pattern awaits; null where it awaits none.</summary>
    /// <param name="sent">What could be echoed.</param>
    /// <param name="echoes">What has been.</param>
    private static MessageSeen? Asked(Pattern awaited, ImmutableArray<MessageSeen> sent, ImmutableArray<MessageSeen> echoes) => awaited switch
    {
        EchoPattern echo => sent.Skip(echoes.Length).Concat(sent).FirstOrDefault(echo.Matches) ?? sent.ElementAtOrDefault(echoes.Length),
        ConfinedEcho or AnyMessage => sent.ElementAtOrDefault(echoes.Length),
        AnswersPattern answers when echoes.Length < answers.Due.Echoes => Asked(answers.Echoes[echoes.Length].Echo, sent, echoes),
        Within within => Asked(within.Inner, sent, echoes),
        Maybe maybe => Asked(maybe.Inner, sent, echoes),
        Either either => Any(either.Choices, sent, echoes),
        InAnyOrder parts => Any(Left(parts, echoes), sent, echoes),
        _ => null,
    };

    private static MessageSeen? Any(IEnumerable<Pattern> patterns, ImmutableArray<MessageSeen> sent, ImmutableArray<MessageSeen> echoes) =>
        patterns.Select(pattern => Asked(pattern, sent, echoes)).FirstOrDefault(asked => asked is not null);

    /// <summary>Whether it is what comes in the place of a Pong.</summary>
    private static bool IsAboutPong(Observation? seen) =>
        seen is PongSeen || (seen is Silence { Awaited: var awaited } && awaited == PongInWords);

    /// <summary>Whether nothing but a Pong is missing.</summary>
    private static bool AwaitsPong(Pattern awaited, ImmutableArray<Observation> before) => awaited switch
    {
        PongPattern or AnyPong or PongsOf or GoesOnPattern => true,
        AnswersPattern answers => before.OfType<MessageSeen>().Count() >= answers.Due.Echoes,
        Within within => AwaitsPong(within.Inner, before),
        Either either => either.Choices.All(choice => AwaitsPong(choice, before)),
        InAnyOrder parts => Left(parts, before).All(part => AwaitsPong(part, before)),
        _ => false,
    };

    /// <summary>Whether a Pong may be missing.</summary>
    private static bool MayBePong(Pattern awaited, ImmutableArray<Observation> before) => awaited switch
    {
        AnswersPattern answers => !answers.Pings.IsEmpty,
        Within within => MayBePong(within.Inner, before),
        Maybe maybe => MayBePong(maybe.Inner, before),
        Either either => either.Choices.Any(choice => MayBePong(choice, before)),
        InAnyOrder parts => Left(parts, before).Any(part => MayBePong(part, before)),
        _ => AwaitsPong(awaited, before),
    };

    /// <summary>The parts that did not come yet.</summary>
    private static IEnumerable<Pattern> Left(InAnyOrder parts, IReadOnlyCollection<Observation> before) =>
        parts.Parts.Where(part => part is not One one || !before.Any(one.Matches));
}
