using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Catalogue;

/// <summary>Rules with a number, how a script shows which number it puts to them, and the numbers that have to be put: at, below, above.</summary>
internal static partial class NumberBorders
{
    private const int CodeLength = 2;

    /// <summary>A rule with a number.</summary>
    /// <param name="Rule">In words, with its section.</param>
    /// <param name="Has">Whether a case puts this number to it.</param>
    /// <param name="Numbers">Those that have to be put.</param>
    public sealed record Border(string Rule, Func<ConformanceCase, ulong, bool> Has, params ulong[] Numbers)
    {
        public Roles Testee { get; init; } = Roles.Both;
    }

    private static readonly ulong[] WindowBits = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

    public static IReadOnlyList<Border> All { get; } =
    [
        new("5.2 payload lengths in 7, 16 and 64 bits, binary", Frames(frame => frame.Opcode == Opcode.Binary && IsPlain(frame), Length),
            0, 1, 124, 125, 126, 127, 128, 65535, 65536, 65537),
        new("5.2 payload lengths in 7, 16 and 64 bits, text", Frames(frame => frame.Opcode == Opcode.Text && IsPlain(frame), Length),
            0, 125, 126, 65535, 65536),
        new("5.2 lengths in a longer form than needed", Frames(frame => frame.LengthForm is not null, Length), 0, 125, 126),
        new("5.2 announced lengths of up to 63 bits", Frames(frame => frame.DeclaredLength is not null, frame => frame.DeclaredLength!.Value),
            int.MaxValue, 1UL << 31, uint.MaxValue, 1UL << 32, long.MaxValue, 1UL << 63, (1UL << 63) + 1, ulong.MaxValue),
        new("5.2 opcodes", Frames(_ => true, frame => (byte)frame.Opcode), [.. Enumerable.Range(0, 16).Select(i => (ulong)i)]),
        new("5.2 reserved bits", Frames(_ => true, frame => frame.Rsv), [.. Enumerable.Range(0, 8).Select(i => (ulong)i)]),
        new("5.3 masking keys", Frames(frame => frame.MaskingKey is not null, frame => frame.MaskingKey!.Value), 0, 1, 1UL << 31, uint.MaxValue)
        {
            Testee = Roles.Server,
        },
        new("5.3 octets masked, for each tail of a word", Frames(frame => !frame.Opcode.IsControl(), Length),
            [.. Enumerable.Range(0, 18).Select(i => (ulong)i)]),
        new("5.5 octets of a Ping", Frames(frame => frame is { Opcode: Opcode.Ping, DeclaredLength: null }, Length), 0, 1, 124, 125, 126),
        new("5.5 octets of a Pong", Frames(frame => frame is { Opcode: Opcode.Pong, DeclaredLength: null }, Length), 0, 125, 126),
        new("5.5 octets of a Close", Frames(frame => frame is { Opcode: Opcode.Close, DeclaredLength: null }, Length),
            0, 1, 2, 3, 124, 125, 126),
        new("5.5.1 octets of a reason", Frames(IsCloseWithCode, frame => Length(frame) - CodeLength), 0, 1, 2, 122, 123, 124),
        new("7.4 close codes", Frames(IsCloseWithCode, Code),
            0, 1, 999, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1011, 1012, 1013, 1014, 1015, 1016, 2999, 3000, 3999, 4000,
            4999, 5000, 65535),
        new("7.4 close code of a client", Frames(IsCloseWithCode, Code), 1010) { Testee = Roles.Server },
        new("3629 3: the first and last characters of one to four octets",
            (@case, point) => Has(@case, Encoding.UTF8.GetBytes(new Rune((uint)point).ToString())),
            0x00, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF),
        new("3629 3: what is just beyond them", (@case, octets) => Has(@case, Octets(octets)),
            0x80, 0xBF, 0xC1BF, 0xE09FBF, 0xEDA080, 0xEDBFBF, 0xF08FBFBF, 0xF4908080, 0xFF),
        new("4.2.1 octets of a key", (@case, length) => Requests(@case).Any(request => KeyLength(request.Key) == (int)length), 0, 15, 17)
        {
            Testee = Roles.Server,
        },
        new("4.2.1 versions beside 13", Field("Sec-WebSocket-Version", Version()), 0, 12, 13, 14) { Testee = Roles.Server },
        new("4.2.1 versions of HTTP, in tenths", (@case, tenths) => Requests(@case).Any(request =>
            request.RequestLine.EndsWith($" HTTP/{tenths / 10}.{tenths % 10}\r\n", StringComparison.Ordinal)), 9, 10, 11, 12)
        {
            Testee = Roles.Server,
        },
        new("4.1 statuses of a reply", (@case, status) => Responses(@case).Any(response => $"{response.Before}{response.StatusLine}".Contains(
            $"HTTP/1.1 {status} ", StringComparison.Ordinal)), 100, 101, 102, 200, 400, 401)
        {
            Testee = Roles.Client,
        },
        new("7692 7.1.2.1 server_max_window_bits offered", Field("Sec-WebSocket-Extensions", ServerBits()), WindowBits)
        {
            Testee = Roles.Server,
        },
        new("7692 7.1.2.2 client_max_window_bits offered", Field("Sec-WebSocket-Extensions", ClientBits()), WindowBits)
        {
            Testee = Roles.Server,
        },
        new("7692 7.1.2.1 server_max_window_bits answered", Field("Sec-WebSocket-Extensions", ServerBits()), 7, 8, 15, 16)
        {
            Testee = Roles.Client,
        },
        new("7692 7.1.2.2 client_max_window_bits answered", Field("Sec-WebSocket-Extensions", ClientBits()), 7, 8, 15, 16)
        {
            Testee = Roles.Client,
        },
    ];

    private static Func<ConformanceCase, ulong, bool> Frames(Func<RawFrame, bool> which, Func<RawFrame, ulong> number) =>
        (@case, wanted) => Sent(@case).Any(frame => which(frame) && number(frame) == wanted);

    /// <summary>A number in a field of the requests to servers, and of the replies to clients.</summary>
    private static Func<ConformanceCase, ulong, bool> Field(string name, Regex number) => (@case, wanted) =>
        Requests(@case).SelectMany(request => request.Fields).Concat(Responses(@case).SelectMany(response => response.Fields))
            .Where(field => field.Is(name))
            .SelectMany(field => number.Matches(field.Value))
            .Any(match => match.Groups[1].Value == wanted.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<RawFrame> Sent(ConformanceCase @case) => @case.Script.SelectMany(step => step switch
    {
        Send send => send.Frames,
        Open open => open.Together,
        _ => [],
    });

    private static IEnumerable<RawRequest> Requests(ConformanceCase @case) => !@case.Testee.Includes(Role.Server) ? [] : @case.Script.Select(
        step => step switch { SendRequest send => send.Request, Open open => open.Request, _ => null }).OfType<RawRequest>();

    private static IEnumerable<RawResponse> Responses(ConformanceCase @case) => !@case.Testee.Includes(Role.Client) ? [] : @case.Script.Select(
        step => step switch { SendResponse send => send.Response, Open open => open.Response, _ => null }).OfType<RawResponse>();

    private static bool Has(ConformanceCase @case, byte[] octets) => Sent(@case).Any(
        frame => frame is { Opcode: Opcode.Text, Rsv: 0 } && frame.Payload.Span.IndexOf(octets) >= 0);

    /// <summary>A number as octets, the highest first, without leading zeros.</summary>
    private static byte[] Octets(ulong number) => Convert.FromHexString(number.ToString("X", CultureInfo.InvariantCulture));

    private static bool IsPlain(RawFrame frame) => frame is { Fin: true, Rsv: 0, DeclaredLength: null, LengthForm: null };

    private static bool IsCloseWithCode(RawFrame frame) =>
        frame is { Opcode: Opcode.Close, DeclaredLength: null, Payload.Length: >= CodeLength };

    private static ulong Length(RawFrame frame) => (ulong)frame.Payload.Length;

    private static ulong Code(RawFrame close) => (ulong)((close.Payload.Span[0] << 8) | close.Payload.Span[1]);

    private static int? KeyLength(string? key)
    {
        var octets = new byte[key?.Length ?? 0];
        return key is not null && Convert.TryFromBase64String(key, octets, out var length) ? length : null;
    }

    [GeneratedRegex(@"\A(\d+)\z")]
    private static partial Regex Version();

    [GeneratedRegex(@"server_max_window_bits=(\d+)")]
    private static partial Regex ServerBits();

    [GeneratedRegex(@"client_max_window_bits=(\d+)")]
    private static partial Regex ClientBits();
}
