using WsSpec.Harness.Driving;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Running;

/// <summary>Finds out, before anything is judged, what kind of testee this is.</summary>
public static class Prober
{
    /// <summary>
    /// A testee that does not echo within this part of the usual deadline is taken not to echo: here the silence is the question.
    /// </summary>
    private const double EchoPatience = 0.2;

    /// <summary>A testee that takes longer than this for what costs nothing gets all the usual deadline for an echo.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(40);

    /// <summary>Who says more than so much, whether before the first echo or behind it, talks of his own accord.</summary>
    private const int MostGreetings = 32;

    private static readonly RawFrame First = Ping("wsspec probe");
    private static readonly RawFrame Message = Text("wsspec probe: is this an echo server?");
    private static readonly RawFrame Octets = Binary([.. "wsspec probe "u8, 0x00, .. " of all octets "u8, 0xFF]);
    private static readonly RawFrame Empty = Text("");

    private static readonly Scenario EchoProbe = new(
        "probe/echo", Sends(First), AwaitPong(First), Sends(Message), AwaitEcho(Message), Sends(Octets), AwaitEcho(Octets));

    private static readonly Scenario EmptyProbe = new("probe/empty-message", Sends(Empty), AwaitEcho(Empty));

    private static readonly Scenario DeflateProbe = new(
        "probe/deflate",
        new Open { Request = RawRequest.Baseline.Plus("Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits") },
        Sends(First),
        AwaitPong(First));

    /// <returns>The testee as it was found to be.</returns>
    /// <exception cref="TargetUnreachableException">No connection, or the baseline handshake is not accepted; the message says
    /// which.</exception>
    public static async Task<Testee> ProbeAsync(Testee testee, TargetKind kind, PlayOptions options, CancellationToken cancellation)
    {
        var found = await ProbeAsync(testee with { Profile = TargetProfile.Echo }, options, cancellation);
        return testee with
        {
            Profile = kind switch
            {
                TargetKind.Echo => found with { Offers = found.Offers | Needs.Echo },
                TargetKind.Opaque => found with { Offers = found.Offers & ~Needs.Echo, Greetings = [] },
                TargetKind.Auto => found,
                _ => throw new InvalidOperationException($"{kind} is no kind of target"),
            },
        };
    }

    private static async Task<TargetProfile> ProbeAsync(Testee testee, PlayOptions options, CancellationToken cancellation)
    {
        var asking = options with
        {
            Delivery = Delivery.Whole,
            Timers = options.Timers with { Answer = options.Timers.Answer * EchoPatience },
        };
        var conversation = await PlayAsync(EchoProbe, testee, asking, cancellation);
        if (!Echoes(conversation) && conversation.IsEstablished && IsSlow(conversation))
        {
            asking = asking with { Timers = options.Timers };
            conversation = await PlayAsync(EchoProbe, testee, asking, cancellation);
        }

        if (!conversation.IsEstablished)
        {
            throw new HandshakeRefusedException(
                $"{testee.Target.Name} does not accept the opening handshake: {Narrative.Tell(conversation.Observations)}");
        }

        if (!testee.Application.Login.IsEmpty && !conversation.Observations.Any(o => o is PongSeen))
        {
            throw new TargetUnreachableException(
                $"{testee.Target.Name} is not reached behind the login: {Narrative.Tell(conversation.Observations)}");
        }

        // A client says itself what it offers; a server has to be asked.
        var extensions = testee.Role == Role.Client
            ? conversation.Request
            : (await PlayAsync(DeflateProbe, testee, asking, cancellation)).Response;
        var deflates = extensions?.Extensions.Contains("permessage-deflate", StringComparer.OrdinalIgnoreCase) == true;
        var echoes = Echoes(conversation);
        var messages = conversation.Observations.OfType<MessageSeen>().ToList();
        var greetings = messages.TakeWhile(message => !IsEcho(message)).Take(MostGreetings).ToList();
        return new()
        {
            Offers = (echoes ? Needs.Echo : Needs.None)
                | (deflates ? Needs.Deflate : Needs.None)
                | (testee.Target.IsTls ? Needs.Tls : Needs.None)
                | (testee.Opening.Subprotocol is null ? Needs.None : Needs.Subprotocol)
                | (testee.Opening.Origin is null ? Needs.None : Needs.OriginPolicy),
            Greetings = echoes ? [.. greetings.Select(g => g.Payload)] : [],
            IsLively = echoes && messages.Skip(greetings.Count).Any(message => !IsEcho(message)),
            KeepsType = KeepsType(conversation),
            ClosesUnasked = Liveliness.ClosesUnasked(conversation),
            KeepsEmptyMessages = echoes
                && (greetings.Exists(g => g.Payload.IsEmpty) || !EchoesEmpty(await PlayAsync(EmptyProbe, testee, asking, cancellation))),
        };
    }

    /// <summary>Whether one of the messages came back, as it was or damaged: a damaged echo is for the cases to judge.</summary>
    private static bool Echoes(Conversation conversation) => conversation.Observations.OfType<MessageSeen>().Any(IsEcho);

    private static bool IsEcho(MessageSeen message) =>
        Resemblance.Is(message.Payload.Span, Message.Payload.Span) || Resemblance.Is(message.Payload.Span, Octets.Payload.Span);

    /// <summary>
    /// Which of the two messages an application keeps: one came back and the other did not, and the connection stayed open all the same.
    /// </summary>
    private static Opcode? KeepsType(Conversation conversation) =>
        conversation.Observations.OfType<MessageSeen>().Where(IsEcho).ToList() is not [var only]
            || conversation.Observations.Any(o => o is CloseSeen or TransportEnded) ? null
        : only.Payload.Span.CommonPrefixLength(Message.Payload.Span) > only.Payload.Span.CommonPrefixLength(Octets.Payload.Span)
            ? Opcode.Binary
        : Opcode.Text;

    private static bool EchoesEmpty(Conversation conversation) =>
        conversation.Observations.OfType<MessageSeen>().Any(message => message.Payload.IsEmpty);

    /// <summary>Whether an answer took so long that an echo may well take longer than was waited: on a busy machine everything does.</summary>
    private static bool IsSlow(Conversation conversation) =>
        conversation.Observations.Any(o => o is ResponseSeen or PongSeen && o.Waited > Slow);

    private static async Task<Conversation> PlayAsync(Scenario probe, Testee testee, PlayOptions options, CancellationToken cancellation)
    {
        await using var transport = await testee.Target.ConnectAsync(cancellation);
        return await Driver.PlayAsync(probe, transport, testee, options, cancellation);
    }
}
