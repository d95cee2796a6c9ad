using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using static WsSpec.Suite.Autobahn.AutobahnPhrases;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>Family 9: large messages, many fragments, many writes, many messages. Only type and length of an echo are judged.</summary>
internal sealed class F09_Limits(AutobahnProfile profile)
{
    private const int KiB = 1024;
    private const int MiB = 1024 * KiB;
    private const int PatternRepeats = 6553;

    private static readonly int[] Sizes = [64 * KiB, 256 * KiB, MiB, 4 * MiB, 8 * MiB, 16 * MiB];
    private static readonly int[] FragmentLengths = [64, 256, KiB, 4 * KiB, 16 * KiB, 64 * KiB, 256 * KiB, MiB, 4 * MiB];
    private static readonly int[] WriteLengths = [64, 128, 256, 512, KiB, 2 * KiB];
    private static readonly int[] ShortLengths = [0, 16, 64, 256, KiB, 4 * KiB];

    private static readonly byte[] TextPattern = Repeated(Utf8("BAsd7&jh23"));
    private static readonly byte[] BinaryPattern = Repeated([0x00, 0xFE, 0x23, 0xFA, 0xF0]);
    private static readonly byte[] Stars = Filled((byte)'*', 64 * KiB);

    public IEnumerable<AutobahnCase> Cases =>
    [
        .. Single("9.1", Opcode.Text, TextPattern, 10, 10, 100, 100, 100, 100),
        .. Single("9.2", Opcode.Binary, BinaryPattern, 10, 10, 10, 10, 100, 100),
        .. Fragmented("9.3", Opcode.Text),
        .. Fragmented("9.4", Opcode.Binary),
        .. Chopped("9.5", Opcode.Text),
        .. Chopped("9.6", Opcode.Binary),
        .. Many("9.7", Opcode.Text),
        .. Many("9.8", Opcode.Binary),
    ];

    private IEnumerable<AutobahnCase> Single(string group, Opcode type, byte[] source, params int[] seconds) => Sizes.Select((size, i) =>
        Case($"{group}.{i + 1}", $"A {type} message of {Size(profile.Shrink(size))}.", new(
            Series(type, source, profile.Shrink(size)))
        { Limit = Seconds(seconds[i]) }));

    private IEnumerable<AutobahnCase> Fragmented(string group, Opcode type) => FragmentLengths.Select((length, i) =>
        Case($"{group}.{i + 1}", $"A {type} message of {Size(profile.Shrink(4 * MiB))} in fragments of {Size(length)}.",
            new(Series(type, Stars, profile.Shrink(4 * MiB))) { FragmentLength = length, Limit = Seconds(100) }));

    private IEnumerable<AutobahnCase> Chopped(string group, Opcode type) => WriteLengths.Select((length, i) =>
        Case($"{group}.{i + 1}", $"A {type} message of {Size(profile.Shrink(MiB))}, written {length} octets at a time.",
            new(Series(type, Stars, profile.Shrink(MiB))) { WriteLength = length, Limit = Seconds(1000) }));

    private IEnumerable<AutobahnCase> Many(string group, Opcode type) => ShortLengths.Select((length, i) =>
        Case($"{group}.{i + 1}", $"{profile.Messages} {type} messages of {length} octets, each after the echo of the one before.",
            new(Series(type, Stars, length) with { Count = profile.Messages })
            {
                Limit = Seconds(
                length <= 64 ? 60 : length == 256 ? 120 : length == KiB ? 240 : 480)
            }));

    private static MessageSeries Series(Opcode type, byte[] source, int length) => new(type, source, length, 1);

    private static AutobahnCase Case(string id, string description, Exchange exchange) => new()
    {
        Id = id,
        Description = description,
        Expectation = $"All of it comes back with its type and length within {exchange.Limit.TotalSeconds:0} seconds; then a clean close.",
        Script = [exchange, CloseNormally],
        Close = CloseExpectation.Clean,
    };

    private static byte[] Repeated(byte[] pattern) => [.. Enumerable.Repeat(pattern, PatternRepeats).SelectMany(p => p)];

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private static string Size(int octets) =>
        octets >= MiB
            && octets % MiB == 0
            ? $"{octets / MiB} MiB"
            : octets >= KiB
            && octets % KiB == 0
            ? $"{octets / KiB} KiB"
            : $"{octets} octets";
}
