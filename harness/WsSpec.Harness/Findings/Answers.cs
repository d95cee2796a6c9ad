using System.Collections.Immutable;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Findings;

/// <summary>What was asked of a testee that echoes, and whether it was answered as it had to be.</summary>
internal static class Answers
{
    /// <summary>The message or the Ping whose answer is what a failing case misses; null where it misses something else.</summary>
    public static Traits? Missing(CaseResult result, TargetProfile profile)
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
        if (AwaitsPong(shortfall.Awaited[^1], echoes.Length))
        {
            return Traits.Ping;
        }

        // What may be left out counts where something came in its place.
        var awaited = shortfall.Seen is MessageSeen ? shortfall.Awaited : shortfall.Awaited[^1..];
        var asked = Any(awaited, [.. conversation.HarnessMessages()], echoes);
        return asked is null || (shortfall.Seen is MessageSeen seen && Is(seen, asked)) ? null : TraitsOf(asked, echoes.Length);
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

    private static bool Is(MessageSeen echo, MessageSeen asked) => echo.Type == asked.Type && LongOctets.AreEqual(echo.Payload, asked.Payload);

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
        InAnyOrder parts => Any(parts.Parts.Where(part => part is not One one || !echoes.Any(one.Matches)), sent, echoes),
        _ => null,
    };

    private static MessageSeen? Any(IEnumerable<Pattern> patterns, ImmutableArray<MessageSeen> sent, ImmutableArray<MessageSeen> echoes) =>
        patterns.Select(pattern => Asked(pattern, sent, echoes)).FirstOrDefault(asked => asked is not null);

    private static bool AwaitsPong(Pattern awaited, int echoes) => awaited switch
    {
        PongPattern or AnyPong or PongsOf or GoesOnPattern => true,
        AnswersPattern answers => echoes >= answers.Due.Echoes,
        Within within => AwaitsPong(within.Inner, echoes),
        Either either => either.Choices.All(choice => AwaitsPong(choice, echoes)),
        InAnyOrder parts => parts.Parts.All(part => AwaitsPong(part, echoes)),
        _ => false,
    };
}
