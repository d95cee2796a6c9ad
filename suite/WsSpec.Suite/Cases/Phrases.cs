using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using WsSpec.Protocol;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Cases;

/// <summary>Short words for scripts and traces; a section file begins with <c>using static</c> of this class.</summary>
public static class Phrases
{
    public static Pattern Rest { get; } = new RestPattern();

    public static One Ended { get; } = new EndedPattern();

    public static One AnyClose { get; } = new AnyClosePattern();

    public static One GoesOn { get; } = new GoesOnPattern();

    public static One Nothing { get; } = new NothingPattern();

    public static Step AwaitClose { get; } = new Await(Awaited.CloseFrame);

    public static Step AwaitEnd { get; } = new Await(Awaited.End);

    public static Step AwaitEndIfClosing { get; } = new Await(Awaited.EndIfClosing);

    public static Step AwaitFailure { get; } = new Await(Awaited.Failure);

    public static Step AwaitResponse { get; } = new Await(Awaited.Response);

    public static RawFrame Text(string text) => new(Opcode.Text, Encoding.UTF8.GetBytes(text));

    public static RawFrame Text(params byte[] octets) => new(Opcode.Text, octets);

    public static RawFrame Binary(params byte[] octets) => new(Opcode.Binary, octets);

    public static RawFrame Continuation(params byte[] octets) => new(Opcode.Continuation, octets);

    public static RawFrame Continuation(string text) => new(Opcode.Continuation, Encoding.UTF8.GetBytes(text));

    public static RawFrame Ping(string applicationData = "") => new(Opcode.Ping, Encoding.UTF8.GetBytes(applicationData));

    public static RawFrame Ping(byte[] applicationData) => new(Opcode.Ping, applicationData);

    public static RawFrame Pong(string applicationData = "") => new(Opcode.Pong, Encoding.UTF8.GetBytes(applicationData));

    public static RawFrame Pong(byte[] applicationData) => new(Opcode.Pong, applicationData);

    /// <summary>A Close with exactly this body; without arguments, an empty one.</summary>
    public static RawFrame Close(params byte[] body) => new(Opcode.Close, body);

    public static RawFrame Close(ushort code, string reason = "") => new(Opcode.Close, CloseBody(code, Encoding.UTF8.GetBytes(reason)));

    /// <summary>The body of a Close frame: the code in two octets, highest first, then the reason.</summary>
    public static byte[] CloseBody(ushort code, ReadOnlySpan<byte> reason)
    {
        var body = new byte[2 + reason.Length];
        BinaryPrimitives.WriteUInt16BigEndian(body, code);
        reason.CopyTo(body.AsSpan(2));
        return body;
    }

    /// <summary>The same frame as one that more fragments follow.</summary>
    public static RawFrame Unfinished(RawFrame frame) => frame with { Fin = false };

    /// <summary>A message cut into frames with these payloads.</summary>
    public static ImmutableArray<RawFrame> Fragments(Opcode type, params IReadOnlyList<ReadOnlyMemory<byte>> payloads) =>
        [.. payloads.Select((payload, i) => new RawFrame(i == 0 ? type : Opcode.Continuation, payload) { Fin = i == payloads.Count - 1 })];

    public static Step Sends(params ImmutableArray<RawFrame> frames) => new Send(frames);

    public static Step AwaitEcho(RawFrame message) => new Await(Awaited.Echo(message));

    public static Step AwaitEcho(Opcode type, ReadOnlyMemory<byte> payload) => new Await(Awaited.Echo(type, payload));

    public static Step AwaitPong(RawFrame ping) => new Await(Awaited.Pong(ping.Payload));

    public static Pattern EchoOf(RawFrame message) => new EchoPattern(message.Opcode, message.Payload);

    public static Pattern EchoOf(Opcode type, ReadOnlyMemory<byte> payload) => new EchoPattern(type, payload);

    public static Pattern PongOf(RawFrame ping) => new PongPattern(ping.Payload);

    /// <summary>Octets that count up from <paramref name="first"/>, so that a shifted or swapped piece shows.</summary>
    public static byte[] Counting(int length, int first = 0)
    {
        var octets = new byte[length];
        for (var i = 0; i < length; i++)
        {
            octets[i] = (byte)(first + i);
        }

        return octets;
    }
}
