using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 5.3, Client-to-Server Masking. https://www.rfc-editor.org/rfc/rfc6455#section-5.3</summary>
public static class S05_3_Masking
{
    private const uint LineEnds = 0x0D0A0D0A;

    /// <summary>Every tail of a word-wise loop, short and at a page.</summary>
    private static readonly int[] Lengths = [.. Enumerable.Range(0, 18), .. Enumerable.Range(4095, 11)];

    private static readonly uint[] Keys = [0, uint.MaxValue, LineEnds, 0x00000001, 0x80000000, 0x01000000, 0xFF00FF00];

    /// <summary>Where the key begins, for each form of the length, in a masked frame.</summary>
    private static readonly (int Bits, int Payload, int KeyOffset)[] Forms = [(7, 5, 2), (16, 300, 4), (64, 65536, 10)];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from length in Lengths select Unmasks(length),
        .. from key in Keys select AnyKey($"{key:x8}", key, Text("any key will do")),
        AnyKey("equal-to-payload", 0x48656C6C, Text("HellHellHell")),
        SameKeyTwice,
        .. from form in Forms from cut in Enumerable.Range(0, Masking.KeyLength + 2) select KeyCut(
            form.Bits, form.Payload, form.KeyOffset, cut),
        .. from size in (int[])[1, 2, 3, 5, 7] select FreshKeyInEachFrame(size),
    ];

    private static ConformanceCase SameKeyTwice
    {
        get
        {
            RawFrame[] frames = [.. from text in (string[])["one", "two"] select Text(text) with { MaskingKey = 0x37FA213D }];
            return AnyKey("used-twice", 0, Text("")) with
            {
                Script = [Sends([.. frames]), .. frames.Select(AwaitEcho)],
                Outcomes = [new("both are answered in full", [.. frames.Select(EchoOf), Rest])],
            };
        }
    }

    private static ConformanceCase Unmasks(int length)
    {
        var frame = Binary(Counting(length, first: 0x41));
        return new()
        {
            Id = $"masking/payload-is-transformed/{length}",
            Title = $"The payload of a frame with {length} octets is masked octet by octet with the key's four",
            Covers = [Rfc6455.MaskingAlgorithm, Rfc6455.MaskingKeepsLength],
            Script = [Sends(frame), AwaitEcho(frame)],
            Outcomes = Outcomes.Echoes(EchoOf(frame)),
        };
    }

    private static ConformanceCase AnyKey(string name, uint key, RawFrame message)
    {
        var frame = message with { MaskingKey = key };
        return new()
        {
            Id = $"masking/any-key-is-accepted/{name}",
            Title = $"A server accepts any masking key ({name.Replace('-', ' ')})",
            Covers = [Rfc6455.AnyMaskingKeyAccepted, Rfc6455.ServerUnmasks],
            Testee = Roles.Server,
            Script = [Sends(frame), AwaitEcho(frame)],
            Outcomes = [new("answered in full", EchoOf(frame), Rest)],
        };
    }

    /// <summary>The cut falls before the key, inside it, behind it or behind the first octet of the payload.</summary>
    private static ConformanceCase KeyCut(int bits, int length, int keyOffset, int cut)
    {
        var frame = Binary(Counting(length));
        return new()
        {
            Id = $"masking/key-cut-by-segments/{bits}-bit-length-{cut}",
            Title = $"A frame cut {cut} octets behind its {bits}-bit length is read whole",
            Covers = [Rfc6455.MaskingKeyInsideFrame],
            Testee = Roles.Server,
            Script = [new Send(frame) { Cuts = [keyOffset + cut] }, AwaitEcho(frame), AwaitEndIfClosing],
            Outcomes = Outcomes.EchoesWithinLimits(EchoOf(frame)),
        };
    }

    private static ConformanceCase FreshKeyInEachFrame(int size)
    {
        var payload = Counting(24, first: 0x61);
        var ping = Ping("key of its own");
        RawFrame[] frames = [.. Fragments(Opcode.Binary, [.. payload.Chunk(size).Select(piece => (ReadOnlyMemory<byte>)piece)])];
        return new()
        {
            Id = $"masking/key-index-restarts-in-each-frame/{size}",
            Title = $"The key's first octet masks the first octet of every frame (fragments of {size})",
            Covers = [Rfc6455.MaskingRestartsPerFrame],
            Script = [Sends([frames[0], ping, .. frames[1..]]), AwaitEcho(Opcode.Binary, payload), AwaitPong(ping)],
            Outcomes = [new("joined and answered in full", new InAnyOrder(EchoOf(Opcode.Binary, payload), PongOf(ping)), Rest)],
        };
    }
}
