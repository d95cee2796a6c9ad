using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Innocents.InnocentPhrases;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>How an endpoint may fail a connection (sections 7.1.7, 7.4 and 10.4).</summary>
internal static class FailingFreedoms
{
    private const string Source = "6455 7.1.7";

    public static IEnumerable<Innocent> All => [.. Closes, .. Words, .. WithoutClose];

    private static IEnumerable<Innocent> Closes =>
    [
        Failing("fails-without-a-code", "A connection is failed by a Close without a code.", "6455 7.4", _ => [Phrases.Close()]),
        .. from length in (int[])[1, 20, 60, 123]
           select Failing($"fails-with-reason-of-{length}", "The Close that fails a connection has a reason.", "6455 7.1.6", close =>
               [close.Carrying([.. close.Payload.Span[..2], .. Enumerable.Repeat((byte)'r', length)])]),
        Failing("fails-with-reason-beyond-ascii", "The Close that fails a connection has a reason beyond ASCII.", "6455 7.1.6", close =>
            [close.Carrying([.. close.Payload.Span[..2], .. "ung\u00FCltig \u20AC \U0001F600"u8])]),
        .. from code in (ushort[])[1002, 1008, 3000, 4001, 4999]
           select Failing($"fails-everything-with-{code}", $"A connection is failed with {code}, whatever the reason.", "6455 7.4.1", close =>
               code == 1002 && close.Payload.Span[1] == (1009 & 0xFF) ? [close] : [Phrases.Close(code)]),
    ];

    private static IEnumerable<Innocent> Words =>
    [
        Failing("fails-after-a-word", "A message says why a connection is failed.", Source, close =>
            [Phrases.Text("** protocol error **"), close]),
        Failing("fails-after-json", "A message says why a connection is failed.", Source, close =>
            [Phrases.Text("{\"error\":{\"code\":1002,\"message\":\"protocol error\"}}"), close]),
        Failing("fails-after-binary", "A binary message says why a connection is failed.", Source, close =>
            [Phrases.Binary(0x1B, 0x10, 0x02, 0xEE), close]),
        Failing("fails-after-a-ping", "A Ping comes before the Close that fails a connection.", "6455 5.5.2", close =>
            [Phrases.Ping("?"), close]),
        Failing("fails-after-a-pong", "A Pong comes before the Close that fails a connection.", "6455 5.5.3", close =>
            [Phrases.Pong("!"), close]),
    ];

    private static IEnumerable<Innocent> WithoutClose =>
    [
        Failing("fails-by-ending", "A connection is failed by the end of the transport alone.", Source, _ => []),
        new("fails-by-resetting", "A connection is failed by a reset behind its Close.", Source, () =>
        {
            var (fails, failed) = (new FailingClose(), false);
            return new()
            {
                Receives = fails.Watch,
                Sends = frame =>
                {
                    failed |= frame.Opcode == WsSpec.Protocol.Opcode.Close && fails.Is(frame);
                    return [frame];
                },
                Ends = () => failed ? TransportEnding.Reset : TransportEnding.Orderly,
            };
        }),
    ];
}
