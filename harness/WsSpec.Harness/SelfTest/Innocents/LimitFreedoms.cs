using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>What an endpoint need not take (section 10.4), and how it may say so.</summary>
internal static class LimitFreedoms
{
    private const string Source = "6455 10.4";
    private const ushort TooBig = 1009;

    /// <summary>Only a message of very many fragments is too big; fewer of them are against a policy.</summary>
    private const int FewestTooBig = 1000;

    public static IEnumerable<Innocent> All => [.. Sizes, .. Counts];

    private static IEnumerable<Innocent> Sizes =>
        from size in (int[])[1024, 4096, 16384, 32768, 65535, 65536, 131072, 1 << 20]
        from part in (string[])["message", "frame"]
        from code in (ushort?[])[TooBig, 1008, null]
        select Limited($"limit-of-{size}-for-a-{part}{(code == TooBig ? "" : code is null ? "-without-code" : $"-with-{code}")}",
            $"A {part} may have {size} octets.", code, limits => part == "message"
                ? limits with { MaxMessageSize = size } : limits with { MaxFramePayload = size });

    private static IEnumerable<Innocent> Counts =>
        from count in (int[])[16, 128, 1000, 10000]
        from code in (ushort[])[TooBig, 1008]
        where code != TooBig || count >= FewestTooBig
        select Limited($"limit-of-{count}-fragments-with-{code}", $"A message may have {count} fragments.", code, limits =>
            limits with { MaxFragments = count });

    private static Innocent Limited(string name, string freedom, ushort? code, Func<ConnectionOptions, ConnectionOptions> limits) =>
        new(name, freedom, Source, () => new()
        {
            Bears = limits,
            Sends = code == TooBig ? null : frame => IsTooBig(frame)
                ? [code is { } other ? Phrases.Close(other) : Phrases.Close()] : [frame],
        });

    private static bool IsTooBig(RawFrame frame) => frame.Opcode == Opcode.Close && frame.Payload.Span is [TooBig >> 8, TooBig & 0xFF, ..];
}
