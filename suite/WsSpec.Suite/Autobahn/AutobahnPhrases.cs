using System.Collections.Immutable;
using System.Text;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Autobahn;

/// <summary>Short words for the families.</summary>
internal static class AutobahnPhrases
{
    /// <summary>The harness's Close when the testee has not ended the connection in time: going away.</summary>
    public static Step GiveUp { get; } = new StartClosingHandshake(Close(1001));

    public static Step CloseNormally { get; } = new StartClosingHandshake(Close(1000));

    public static AutobahnEvent Echoed(RawFrame message) => new AutobahnEvent.Message(message.Opcode, message.Payload);

    public static AutobahnEvent Echoed(Opcode type, ReadOnlyMemory<byte> payload) => new AutobahnEvent.Message(type, payload);

    public static AutobahnEvent Ponged(RawFrame ping) => new AutobahnEvent.Pong(ping.Payload);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Filled(byte octet, int length)
    {
        var octets = new byte[length];
        octets.AsSpan().Fill(octet);
        return octets;
    }

    /// <summary>
    /// A message in fragments of this length. The last fragment is never full: where the length divides, an empty one ends the message.
    /// </summary>
    public static ImmutableArray<RawFrame> AutoFragments(Opcode type, ReadOnlyMemory<byte> payload, int length) => payload.Length <= length
        ? [new(type, payload)]
        : Fragments(type, [.. Enumerable.Range(0, (payload.Length / length) + 1)
            .Select(i => payload[(i * length)..Math.Min((i + 1) * length, payload.Length)])]);

    /// <summary>The cuts that make writes of this length.</summary>
    public static ImmutableArray<Index> Every(int length, int total) =>
        [.. Enumerable.Range(1, total / length).Select(i => (Index)(i * length))];
}
