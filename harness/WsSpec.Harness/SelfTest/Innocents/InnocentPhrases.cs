using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>Short words for innocents with a single freedom; the files with freedoms begin with <c>using static</c> of this
/// class.</summary>
internal static class InnocentPhrases
{
    /// <summary>An innocent that keeps nothing in mind.</summary>
    public static Innocent Free(string name, string freedom, string allowedBy, Misbehaviour difference) =>
        new(name, freedom, allowedBy, () => difference);

    /// <summary>The same innocents, as endpoints in these roles alone.</summary>
    public static IEnumerable<Innocent> Only(Roles testee, IEnumerable<Innocent> innocents) =>
        innocents.Select(innocent => innocent with { Testee = testee });

    /// <summary>An application of its own.</summary>
    public static Innocent Behaving(string name, string freedom, string allowedBy, Func<ApplicationConduct> conduct) =>
        new(name, freedom, allowedBy, () => new() { Conduct = conduct() });

    /// <summary>Writes its 101 in another way.</summary>
    public static Innocent Responding(string name, string freedom, string allowedBy, Func<string, string> response) =>
        Free(name, freedom, allowedBy, new() { WritesHead = (_, right) => IsAcceptance(right) ? response(right) : right });

    /// <summary>Refuses what it has to refuse in another way.</summary>
    public static Innocent Declining(string name, string freedom, string allowedBy, Func<string, string> response) =>
        Free(name, freedom, allowedBy, new() { WritesHead = (_, right) => IsAcceptance(right) ? right : response(right) });

    /// <summary>Writes its request in another way.</summary>
    public static Innocent Requesting(string name, string freedom, string allowedBy, Func<string, string> request) =>
        Free(name, freedom, allowedBy, new() { WritesHead = (_, right) => request(right) });

    /// <summary>Sends other frames in place of its own.</summary>
    public static Innocent Framing(string name, string freedom, string allowedBy, Func<RawFrame, IEnumerable<RawFrame>> frames) =>
        Free(name, freedom, allowedBy, new() { Sends = frames });

    /// <summary>Fails connections in another way.</summary>
    public static Innocent Failing(string name, string freedom, string allowedBy, Func<RawFrame, IEnumerable<RawFrame>> frames) =>
        WithClose(name, freedom, allowedBy, (close, answers) => answers ? [close] : frames(close));

    /// <summary>Answers the peer's Close in another way.</summary>
    public static Innocent Answering(string name, string freedom, string allowedBy, Func<RawFrame, IEnumerable<RawFrame>> frames) =>
        WithClose(name, freedom, allowedBy, (close, answers) => answers ? frames(close) : [close]);

    /// <summary>It does not send messages back, so that the suite takes Pongs for echoes.</summary>
    public static Innocent Opaque(this Innocent innocent) =>
        innocent with { Appears = profile => profile with { Offers = profile.Offers & ~Needs.Echo } };

    /// <summary>It sends messages of its own when a connection opens.</summary>
    public static Innocent Greeting(this Innocent innocent, params IEnumerable<byte[]> greetings) => innocent with
    {
        Appears = profile => profile with { Greetings = [.. greetings.Select(octets => (ReadOnlyMemory<byte>)octets)] },
    };

    /// <summary>It sends messages that nobody asked for at any time.</summary>
    public static Innocent Lively(this Innocent innocent) => innocent with { Appears = profile => profile with { IsLively = true } };

    /// <summary>It closes though nothing is wrong.</summary>
    public static Innocent Hasty(this Innocent innocent) => innocent with { Appears = profile => profile with { ClosesUnasked = true } };

    /// <summary>The conduct of an application that does something at the first of some events and sends everything back.</summary>
    public static ApplicationConduct Once(Func<WebSocketEvent, bool> at, Action<WebSocketConnection> act)
    {
        var done = false;
        return new()
        {
            Meets = (connection, next) =>
            {
                ApplicationConduct.SendBack(connection, next);
                if (!done && at(next))
                {
                    done = true;
                    act(connection);
                }
            },
        };
    }

    private static Innocent WithClose(
        string name, string freedom, string allowedBy, Func<RawFrame, bool, IEnumerable<RawFrame>> frames) =>
            new(name, freedom, allowedBy, () =>
    {
        var fails = new FailingClose();
        return new() { Receives = fails.Watch, Sends = frame => frame.Opcode == Opcode.Close ? frames(frame, !fails.Is(frame)) : [frame] };
    });
}
