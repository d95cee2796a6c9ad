using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Autobahn.Payloads;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Autobahn.AutobahnPhrases;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>
/// Families 12 and 13: a thousand compressed messages, of several kinds and with several parameters of permessage-deflate (RFC 7692).
/// A server is offered the parameters, of a client they are demanded. Autobahn does not compare what is agreed with what was offered; only
/// a parameter that is agreed and not kept shows.
/// </summary>
internal sealed class F12_Deflate(AutobahnProfile profile)
{
    private const string OfClient = "; client_no_context_takeover; client_max_window_bits";
    private const string Plain = "permessage-deflate" + OfClient;
    private const string Alone = "permessage-deflate; server_no_context_takeover" + OfClient;
    private const string AloneSmall = "permessage-deflate; server_no_context_takeover; server_max_window_bits=9" + OfClient;

    /// <summary>Length, fragment length and seconds of the cases of each group.</summary>
    private static readonly (int Length, int FragmentLength, int Seconds)[] Rows =
    [
        (16, 0, 60), (64, 0, 60), (256, 0, 120), (1024, 0, 240), (4096, 0, 480), (8192, 0, 480), (16384, 0, 480), (32768, 0, 480),
            (65536, 0, 480), (131072, 0, 480),
        (8192, 256, 480), (16384, 256, 480), (32768, 256, 480), (65536, 256, 480), (131072, 256, 480), (131072, 1024, 480),
            (131072, 4096, 480), (131072, 32768, 480),
    ];

    public IEnumerable<AutobahnCase> Cases =>
    [
        .. Group("12.1", "JSON", Opcode.Text, PayloadFiles.Json, Plain, new DeflateDemand()),
        .. Group("12.2", "a bitmap", Opcode.Binary, PayloadFiles.Bitmap, Plain, new DeflateDemand()),
        .. Group("12.3", "prose", Opcode.Binary, PayloadFiles.Prose, Plain, new DeflateDemand()),
        .. Group("12.4", "HTML", Opcode.Text, PayloadFiles.Html, Plain, new DeflateDemand()),
        .. Group("12.5", "a PDF", Opcode.Binary, PayloadFiles.Pdf, Plain, new DeflateDemand()),
        .. Parameters("13.1", Plain, new DeflateDemand()),
        .. Parameters("13.2", Alone, new DeflateDemand(NoContextTakeover: true)),
        .. Parameters("13.3", "permessage-deflate; server_max_window_bits=9" + OfClient, new DeflateDemand(WindowBits: 9)),
        .. Parameters("13.4", "permessage-deflate; server_max_window_bits=15" + OfClient, new DeflateDemand(WindowBits: 15)),
        .. Parameters("13.5", AloneSmall, new DeflateDemand(NoContextTakeover: true, WindowBits: 9)),
        .. Parameters("13.6", "permessage-deflate; server_no_context_takeover; server_max_window_bits=15"
            + OfClient, new DeflateDemand(NoContextTakeover: true, WindowBits: 15)),
        .. Parameters(
            "13.7", $"{AloneSmall}, {Alone}, {Plain}", new(NoContextTakeover: true, WindowBits: 9), new(NoContextTakeover: true), new()),
    ];

    private ImmutableArray<AutobahnCase> Parameters(string group, string offer, params ImmutableArray<DeflateDemand> demands) =>
        Group(group, "JSON", Opcode.Text, PayloadFiles.Json, offer, demands);

    private ImmutableArray<AutobahnCase> Group(
        string group, string kind, Opcode type, ReadOnlyMemory<byte> file, string offer, params ImmutableArray<DeflateDemand> demands)
    {
        var open = new Open { Request = RawRequest.Baseline.Plus("Sec-WebSocket-Extensions", offer), Demands = demands };
        return [.. Rows.Select((row, i) => Case(
            $"{group}.{i + 1}", kind, new(type, file, row.Length, profile.Messages), row.FragmentLength, row.Seconds, open))];
    }

    private static AutobahnCase Case(string id, string kind, MessageSeries series, int fragmentLength, int seconds, Open open) => new()
    {
        Id = id,
        Description =
            $"{series.Count} {series.Type} messages of {series.Length} octets out of {kind}, compressed{(fragmentLength == 0 ? "" : $", in fragments of {fragmentLength}")}, each after the echo of the one before. "
            + $"A server is offered {open.Request.Fields[^1].Value}; of a client is demanded {string.Join(", else ", open.Demands)}.",
        Expectation =
            $"All come back as they were within {seconds} seconds; then a clean close. Without permessage-deflate it is unimplemented.",
        Script =
        [
            open,
            new Exchange(series) { FragmentLength = fragmentLength, Deflated = true, Limit = TimeSpan.FromSeconds(seconds) },
            CloseNormally,
        ],
        Close = CloseExpectation.Clean,
    };
}
