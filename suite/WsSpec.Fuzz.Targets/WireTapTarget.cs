using System.Collections.Immutable;
using WsSpec.Fuzzing.Targets;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Fuzz.Targets;

/// <summary>The lenient codec. Options, from the lowest bit: a client is under test; the opening handshake is part of the input.</summary>
public sealed class WireTapTarget : IFuzzTarget
{
    private static readonly byte[] Request =
        [
            .. "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"u8,
            .. "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"u8,
        ];

    private static readonly byte[] Response =
        [
            .. "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"u8,
            .. "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"u8,
        ];

    public string Name => "wire-tap";

    public string Property => "Whatever a testee sends, however cut, the tap reads the same observations and never throws.";

    public InputShape Shape => InputShape.Frames;

    public void Run(ReadOnlySpan<byte> input)
    {
        var fuzz = new FuzzInput(input);
        var whole = Observe(fuzz, new(fuzz.Octets, 0));
        var cut = Observe(fuzz, fuzz.Pieces);
        PropertyBrokenException.Unless(whole == cut, "the cutting makes no difference");
    }

    private static string Observe(FuzzInput fuzz, Pieces pieces)
    {
        var testee = fuzz.Option(0) ? Role.Client : Role.Server;
        var (ours, theirs) = testee == Role.Server ? (Request, Response) : (Response, Request);
        var entries = ImmutableArray.CreateBuilder<Entry>();
        entries.Add(new Entry.Sent(default, ours));
        if (!fuzz.Option(1))
        {
            entries.Add(new Entry.Received(default, theirs));
        }

        foreach (var piece in pieces)
        {
            entries.Add(new Entry.Received(default, piece.ToArray()));
        }

        var conversation = WireTap.Read(new(testee, entries.ToImmutable()));
        return $"{Narrative.Tell(conversation.Observations)} {conversation.Frames.Length}";
    }
}
