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

    private static readonly RawFrame First = Ping("wsspec probe");
    private static readonly RawFrame Message = Text("wsspec probe: is this an echo server?");
    private static readonly RawFrame Octets = Binary(0x77, 0x73, 0x00, 0xFF);

    private static readonly Scenario EchoProbe = new(
        "probe/echo", Sends(First), AwaitPong(First), Sends(Message), AwaitEcho(Message), Sends(Octets), AwaitEcho(Octets));

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
        if (!conversation.IsEstablished)
        {
            throw new TargetUnreachableException(
                $"{testee.Target.Name} does not accept the opening handshake: {Narrative.Tell(conversation.Observations)}");
        }

        // A client says itself what it offers; a server has to be asked.
        var extensions = testee.Role == Role.Client
            ? conversation.Request
            : (await PlayAsync(DeflateProbe, testee, asking, cancellation)).Response;
        var deflates = extensions?.Extensions.Contains("permessage-deflate", StringComparer.OrdinalIgnoreCase) == true;
        var messages = conversation.Observations.OfType<MessageSeen>().ToList();
        var greetings = messages.TakeWhile(m => !IsEcho(m, Message)).ToList();
        var echoes = messages.Skip(greetings.Count).ToList() is [_, var second] && IsEcho(second, Octets);
        return new()
        {
            Offers = (echoes ? Needs.Echo : Needs.None)
                | (deflates ? Needs.Deflate : Needs.None)
                | (testee.Target.IsTls ? Needs.Tls : Needs.None)
                | (testee.Opening.Subprotocol is null ? Needs.None : Needs.Subprotocol)
                | (testee.Opening.Origin is null ? Needs.None : Needs.OriginPolicy),
            Greetings = echoes ? [.. greetings.Select(g => g.Payload)] : [],
        };
    }

    private static bool IsEcho(MessageSeen message, RawFrame sent) =>
        message.Type == sent.Opcode && message.Payload.Span.SequenceEqual(sent.Payload.Span);

    private static async Task<Conversation> PlayAsync(Scenario probe, Testee testee, PlayOptions options, CancellationToken cancellation)
    {
        await using var transport = await testee.Target.ConnectAsync(cancellation);
        return await Driver.PlayAsync(probe, transport, testee, options, cancellation);
    }
}
