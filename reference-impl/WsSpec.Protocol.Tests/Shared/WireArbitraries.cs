using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WsSpec.Suite.Wire;

namespace WsSpec.Protocol.Tests;

/// <summary>Octet streams a peer may send: conversations that keep every rule, frames that break some, and cuts through them.</summary>
public static class WireArbitraries
{
    public static Gen<Role> Role { get; } = Gen.Elements(WsSpec.Protocol.Role.Client, WsSpec.Protocol.Role.Server);

    public static Gen<byte[]> Octets { get; } = Gen.Sized(
        size => Gen.Choose(0, 255).Select(octet => (byte)octet).ArrayOf(Math.Min(size * 8, 500)));

    /// <summary>Valid UTF-8 of every length of sequence, with long runs of ASCII now and then.</summary>
    public static Gen<byte[]> Utf8 { get; } =
        from runes in Gen.OneOf(
            Gen.Choose(0x20, 0x7E),
            Gen.Choose(0, 0x7FF),
            Gen.Choose(0x800, 0xD7FF),
            Gen.Choose(0xE000, 0xFFFF),
            Gen.Choose(0x10000, 0x10FFFF)).ArrayOf()
        from run in Gen.Elements("", "", new string('a', 70), new string('z', 300))
        select Encoding.UTF8.GetBytes(run + string.Concat(runes.Select(rune => new Rune(rune).ToString())) + run);

    private static Gen<byte[]> Short { get; } = Octets.Select(octets => octets.AsSpan(0, Math.Min(octets.Length, 125)).ToArray());

    private static Gen<RawFrame> PingOrPong { get; } =
        from opcode in Gen.Elements(Opcode.Ping, Opcode.Pong)
        from payload in Short
        select new RawFrame(opcode, payload);

    private static Gen<RawFrame[]> Message { get; } =
        from text in Gen.Elements(true, false)
        from payload in text ? Utf8 : Octets
        from cuts in Gen.Choose(0, Math.Max(payload.Length, 1)).ArrayOf()
        from between in PingOrPong.ListOf()
        select Fragments(text ? Opcode.Text : Opcode.Binary, payload, cuts, between);

    private static Gen<RawFrame> Close { get; } =
        from code in Gen.Elements<int?>(null, 1000, 1001, 1003, 1011, 3000, 4999)
        from reason in Gen.Elements("", "bye", "früh")
        select new RawFrame(
            Opcode.Close, code is { } known ? (byte[])[(byte)(known >> 8), (byte)known, .. Encoding.UTF8.GetBytes(reason)] : []);

    /// <summary>Messages whole and in fragments, control frames in between, and perhaps a Close.</summary>
    public static Gen<RawFrame[]> Legal { get; } =
        from messages in Message.ListOf()
        from close in Close.ListOf()
        select messages.SelectMany(frames => frames).Concat(close.Take(1)).ToArray();

    private static Gen<RawFrame> NearlyLegalFrame { get; } =
        from opcode in Gen.Choose(0, 15)
        from fin in Gen.Frequency((3, Gen.Constant(true)), (2, Gen.Constant(false)))
        from rsv in Gen.Frequency((9, Gen.Constant(0)), (1, Gen.Choose(0, 7)))
        from masked in Gen.Frequency((9, Gen.Constant<bool?>(null)), (1, Gen.Elements<bool?>(true, false)))
        from form in Gen.Frequency(
            (9, Gen.Constant<LengthForm?>(null)), (1, Gen.Elements<LengthForm?>(LengthForm.Bits16, LengthForm.Bits64)))
        from declared in Gen.Frequency(
            (12, Gen.Constant<ulong?>(null)), (1, Gen.Elements<ulong?>(0, 126, 1 << 20, 1UL << 40, 1UL << 63, ulong.MaxValue)))
        from payload in Gen.OneOf(Utf8, Octets, Short, Gen.Elements<byte[]>([0x03, 0xE8], [0x03], [0x03, 0xED], [0x03, 0xE8, 0xFF], [0, 0]))
        select new RawFrame((Opcode)opcode, payload)
        {
            Fin = fin,
            Rsv = (byte)rsv,
            Masked = masked,
            DeclaredLength = declared,
            LengthForm = declared is null ? form : null,
        };

    /// <summary>A beginning that is legal, then frames that break rules, or plain noise.</summary>
    public static Gen<RawFrame[]> Hostile { get; } =
        from legal in Message.ListOf()
        from hostile in NearlyLegalFrame.ListOf()
        select legal.Take(2).SelectMany(frames => frames).Concat(hostile).ToArray();

    /// <summary>What a receiver may be given: octets of either kind.</summary>
    public static Gen<(Role Receiver, byte[] Octets)> Streams { get; } =
        from receiver in Role
        from octets in Gen.Frequency(
            (4, Legal.Select(frames => Encode(frames, receiver.Peer()))),
            (4, Hostile.Select(frames => Encode(frames, receiver.Peer()))),
            (1, Octets))
        from noise in Gen.Frequency((3, Gen.Constant(Array.Empty<byte>())), (1, Octets))
        select (receiver, (byte[])[.. octets, .. noise]);

    public static Gen<int[]> Cuts { get; } = Gen.Choose(0, 2000).ArrayOf();

    /// <summary>The frames as a sender writes them, with masking keys that are never equally far apart.</summary>
    public static byte[] Encode(IEnumerable<RawFrame> frames, Role sender, uint firstKey = 0x37FA213D)
    {
        const uint golden = 0x9E3779B9;
        var output = new ArrayBufferWriter<byte>();
        foreach (var (frame, number) in frames.Select((frame, i) => (frame, (uint)i)))
            frame.WriteTo(output, sender, freshKey: unchecked(firstKey + (number * number * golden)));
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The same octets in pieces; cuts beyond the end are ignored.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Cut(ReadOnlyMemory<byte> octets, IEnumerable<int> cuts)
    {
        var at = 0;
        foreach (var cut in cuts.Where(cut => cut < octets.Length).Order().Append(octets.Length))
        {
            yield return octets[at..cut];
            at = cut;
        }
    }

    private static RawFrame[] Fragments(Opcode opcode, byte[] payload, int[] cuts, IEnumerable<RawFrame> between)
    {
        var pieces = Cut(payload, cuts).ToArray();
        var controls = new Queue<RawFrame>(between);
        return [.. pieces.SelectMany((piece, i) =>
        {
            var fragment = new RawFrame(i == 0 ? opcode : Opcode.Continuation, piece) { Fin = i == pieces.Length - 1 };
            return controls.TryDequeue(out var control) ? [control, fragment] : (RawFrame[])[fragment];
        })];
    }
}
