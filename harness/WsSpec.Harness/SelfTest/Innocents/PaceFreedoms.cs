using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using static WsSpec.Harness.SelfTest.Innocents.InnocentPhrases;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>How long an endpoint may take, in which pieces it may write, and how long it need bear silence.</summary>
internal static class PaceFreedoms
{
    private const string Source = "6455 2.1";

    public static IEnumerable<Innocent> All => [.. Slow, .. InPieces, .. Impatient];

    private static IEnumerable<Innocent> Slow =>
    [
        .. from pause in (int[])[10, 50, 100, 300, 700, 1200, 2000]
           select Waiting($"{pause}-ms-before-each-write", $"Each write takes {pause} ms.", _ => pause),
        .. from pause in (int[])[500, 1000, 2000, 3000, 4000]
           select Waiting($"{pause}-ms-before-the-head", $"The opening handshake takes {pause} ms.", write => write == 0 ? pause : 0),
        .. from pause in (int[])[50, 300, 1000, 2000, 4000]
           select Waiting($"{pause}-ms-before-the-first-frame", $"The first frame takes {pause} ms.", write => write == 1 ? pause : 0),
        Waiting("ever-slower", "Each write takes longer than the one before.", write => Math.Min(100 * write, 1500)),
        Waiting("slow-now-and-then", "Every third write takes a second.", write => write % 3 == 2 ? 1000 : 0),
    ];

    private static IEnumerable<Innocent> InPieces =>
    [
        .. from length in (int[])[1, 2, 3, 5, 7, 13, 100, 1000]
           select Free($"writes-pieces-of-{length}", $"Everything is written in pieces of {length} octets.", "6455 5.4",
               new() { PieceLength = length }),
        .. from length in (int[])[1, 7]
           select Free($"writes-pieces-of-{length}-after-a-while", "Everything is written late and in pieces.", Source, new()
           {
               PieceLength = length,
               Waits = _ => TimeSpan.FromMilliseconds(200),
           }),
    ];

    private static IEnumerable<Innocent> Impatient =>
    [
        .. from pause in (int[])[1000, 3000, 6000, 15000]
           from code in (ushort?[])[null, 1000, 1001, 4408]
           select Behaving($"closes-after-{pause}-ms-of-silence-{(code is null ? "without-code" : $"with-{code}")}",
               "It closes when nothing comes.",
               "6455 7.3", () => new()
               {
                   IdleTime = TimeSpan.FromMilliseconds(pause),
                   Idles = connection => connection.StartClosingHandshake((CloseCode?)code, code is null ? "" : "idle"),
               }),
        .. from pause in (int[])[15, 30, 60]
           select Free($"ends-after-{pause}-s-of-silence", "The transport ends when nothing comes.", "6455 7.3", new()
           {
               GivesUpAfter = TimeSpan.FromSeconds(pause),
           }),
    ];

    private static Innocent Waiting(string name, string freedom, Func<int, int> milliseconds) =>
        Free($"takes-{name}", freedom, Source, new() { Waits = write => TimeSpan.FromMilliseconds(milliseconds(write)) });
}
