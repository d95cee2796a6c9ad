using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Autobahn.AutobahnPhrases;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>Family 7: the closing handshake, started by the harness.</summary>
internal static class F07_Close
{
    private const string Reason = "Hello World!";

    private static readonly RawFrame Message = Text("Hello World!");
    private static readonly CloseExpectation Clean = CloseExpectation.Clean with { WrongCodeFails = true };
    private static readonly CloseExpectation Refused = new(ByHarness: true, RequireClean: false, 1002) { WrongCodeFails = true };

    public static IEnumerable<AutobahnCase> Cases =>
    [
        new()
        {
            Id = "7.1.1",
            Description = "A message, and a Close with 1000 once it has come back.",
            Expectation = "The echo; then a clean close with 1000.",
            Script = [Sends(Message), AwaitEcho(Message), CloseNormally],
            Grades = [new(Behavior.Ok, Echoed(Message))],
            Close = Clean,
        },
        Closed("7.1.2", "A Close with 1000, then an empty second Close.", Clean, Close(1000), Close()),
        Closed("7.1.3", "A Close with 1000, then a Ping.", Clean, Close(1000), Ping()),
        Closed("7.1.4", "A Close with 1000, then a message.", Clean, Close(1000), Message),
        Closed("7.1.5", "The first fragment of a message, a Close with 1000, the last fragment.", Clean, Unfinished(
            Text("fragment1")), Close(1000), Continuation("fragment2")),
        Closed("7.1.6", "A message of 256 KiB, a short one, a Close with 1000 and a Ping, all in one go.", CloseExpectation.Clean, Large,
            Message, Close(1000), Ping()) with
        {
            Expectation = "Tells whether the Close overtakes the echoes.",
            IsInformational = true,
        },
        Closed("7.3.1", "A Close with an empty body.", Clean, Close()),
        Closed("7.3.2", "A Close with a body of one octet.", Refused, Close([(byte)'a'])),
        Closed("7.3.3", "A Close with 1000 and no reason.", Clean, Close(1000)),
        Closed("7.3.4", "A Close with 1000 and a reason.", Clean, Close(1000, Reason)),
        Closed("7.3.5", "A Close with 1000 and a reason of 123 octets, the most there may be.", Clean, Close(1000, new string('*', 123))),
        Closed("7.3.6", "A Close with 1000 and a reason of 124 octets, one too many.", Refused, Close(1000, new string('*', 124))),
        Closed("7.5.1", "A Close with 1000 and a reason that is not UTF-8.", Refused with { Codes = [1002, 1007] }, Close(
            CloseBody(1000, Utf8Sequences.WithSurrogate))),
        .. Numbered("7.7", 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999).Select(c =>
            Closed(c.Id, $"A Close with the valid code {c.Code}.", Clean with { Codes = c.Code == 1000 ? [1000] : [1000, c.Code] }, Close(
                c.Code))),
        .. Numbered("7.9", 0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999).Select(c =>
            Closed(c.Id, $"A Close with the invalid code {c.Code}.", Refused, Close(c.Code))),
        .. Numbered("7.13", 5000, 65535).Select(c =>
            Closed(c.Id, $"A Close with the code {c.Code}, which nothing defines.", CloseExpectation.Clean, Close(c.Code)) with
            {
                Expectation = "Tells how the testee reacts.",
                IsInformational = true,
            }),
    ];

    private static RawFrame Large => new(Opcode.Text, Filled((byte)'*', 256 * 1024));

    private static IEnumerable<(string Id, ushort Code)> Numbered(string group, params IReadOnlyList<ushort> codes) =>
        codes.Select((code, i) => ($"{group}.{i + 1}", code));

    /// <summary>Frames with a Close among them, after which nothing may be answered but that.</summary>
    private static AutobahnCase Closed(string id, string description, CloseExpectation close, params ImmutableArray<RawFrame> frames) =>
        new()
        {
            Id = id,
            Description = description,
            Expectation = close.RequireClean
            ? $"Nothing but a Close, without a code or with {string.Join(" or ", close.Codes)}; then the transport ends."
            : $"The connection ends, after a Close without a code or with {string.Join(" or ", close.Codes)}, or without a Close.",
            Script = [new Send(frames), CloseNormally],
            Grades = [new(Behavior.Ok)],
            Close = close,
        };
}
