using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>
/// Short words for faults with a single misbehaviour; the files with faults begin with <c>using static</c> of this class.
/// </summary>
internal static class FaultPhrases
{
    /// <summary>The one origin that a reference server accepts in the self test.</summary>
    public const string ReferenceOrigin = "http://reference.test";

    /// <summary>A fault that keeps nothing in mind.</summary>
    public static Fault Wrong(string name, string summary, Misbehaviour misbehaviour) => new(name, summary, () => misbehaviour);

    /// <summary>The same faults, for endpoints in these roles alone.</summary>
    public static IEnumerable<Fault> Only(Roles testee, IEnumerable<Fault> faults) =>
        faults.Select(fault => fault with { Testee = testee });

    /// <summary>Does not enforce rules for frames.</summary>
    public static Fault Overlooking(string name, string summary, params Violation[] rules) =>
        Wrong(name, summary, new() { Overlooks = (violation, _) => rules.Contains(violation) });

    /// <summary>Does not enforce a rule for some frames.</summary>
    public static Fault Overlooking(string name, string summary, Violation rule, Func<FrameHeader, bool> when) =>
        Wrong(name, summary, new() { Overlooks = (violation, header) => violation == rule && when(header) });

    /// <summary>Does not enforce rules for the peer's half of the opening handshake.</summary>
    public static Fault Admitting(string name, string summary, params HandshakeViolation[] rules) =>
        Wrong(name, summary, new() { OverlooksInHandshake = rules.Contains });

    /// <summary>Does not enforce rules of permessage-deflate.</summary>
    public static Fault Agreeing(string name, string summary, params DeflateViolation[] rules) =>
        Wrong(name, summary, new() { OverlooksInDeflate = rules.Contains });

    /// <summary>Refuses requests that are in order.</summary>
    public static Fault Refusing(string name, string summary, Func<OpeningRequest, bool> which, int status = 400) =>
        Wrong(name, summary, new() { Refuses = request => which(request) ? status : null });

    /// <summary>Takes the peer's half of the opening handshake for another one.</summary>
    public static Fault Misreading(string name, string summary, Func<string, string> head) =>
        Wrong(name, summary, new() { ReadsHead = request => head(request.Head) });

    /// <summary>Writes another request than it should.</summary>
    public static Fault Asking(string name, string summary, string caughtBy, Func<string, string> request) =>
        Wrong(name, summary, new() { WritesHead = (_, right) => request(right) }) with { CaughtBy = caughtBy };

    /// <summary>Writes another 101 than it should.</summary>
    public static Fault Accepting(string name, string summary, Func<string, string> response) =>
        Accepting(name, summary, (_, right) => response(right));

    /// <param name="response">From the request and the right 101 to the one that is sent.</param>
    /// <inheritdoc cref="Accepting(string, string, Func{string, string})"/>
    public static Fault Accepting(string name, string summary, Func<string, string, string> response) =>
        Wrong(name, summary, new() { WritesHead = (request, right) => IsAcceptance(right) ? response(request, right) : right });

    /// <summary>Writes another refusal than it should.</summary>
    public static Fault Rejecting(string name, string summary, Func<string, string> response) =>
        Wrong(name, summary, new() { WritesHead = (_, right) => IsAcceptance(right) ? right : response(right) });

    /// <summary>Sends something else in place of a frame; null sends nothing.</summary>
    public static Fault Sending(string name, string summary, Func<RawFrame, RawFrame?> change) =>
        Wrong(name, summary, new() { Sends = frame => change(frame) is { } sent ? [sent] : [] });

    /// <summary>Sends other frames in place of those with this opcode.</summary>
    public static Fault Sending(string name, string summary, Opcode opcode, Func<RawFrame, IEnumerable<RawFrame>> change) =>
        Wrong(name, summary, new() { Sends = frame => frame.Opcode == opcode ? change(frame) : [frame] });

    /// <summary>Sees something else in place of a piece of a frame; null sees nothing.</summary>
    public static Fault Receiving(string name, string summary, Func<FramePiece, FramePiece?> change) =>
        Wrong(name, summary, new() { Receives = pieces => pieces.Select(change).OfType<FramePiece>() });

    /// <summary>Goes down with a frame, or only its connection does.</summary>
    public static Fault Crashing(string name, string summary, Func<FramePiece, bool> at, bool kills = true) =>
        Receiving(name, summary, piece => at(piece) ? throw new CrashException(kills) : piece);

    public static bool IsMessage(RawFrame frame) => !frame.Opcode.IsControl();

    /// <summary>The frame with other octets for a payload.</summary>
    public static RawFrame Carrying(this RawFrame frame, ReadOnlySpan<byte> payload) => frame with { Payload = payload.ToArray() };

    /// <summary>The frame with at most so many octets of its payload.</summary>
    public static RawFrame Cut(this RawFrame frame, int length) =>
        frame with { Payload = frame.Payload[..Math.Min(length, frame.Payload.Length)] };

    /// <summary>The frame with the lowest bit of its last octet the other way.</summary>
    public static RawFrame WithWrongOctet(RawFrame frame) =>
        frame.Payload.IsEmpty ? frame : frame.Carrying([.. frame.Payload.Span[..^1], (byte)(frame.Payload.Span[^1] ^ 1)]);

    /// <summary>Whether a server's half of the opening handshake opens the connection.</summary>
    public static bool IsAcceptance(string response) => response.Contains("HTTP/1.1 101 ", StringComparison.Ordinal);
}
