using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue.Rfc6455;

/// <summary>RFC 6455 section 5.7, Examples, octet by octet as they are printed there. https://www.rfc-editor.org/rfc/rfc6455#section-5.7</summary>
public static class S05_7_Examples
{
    /// <summary>The key of the masked examples.</summary>
    public const uint Key = 0x37FA213D;

    /// <summary>A single-frame text message, and the same in two fragments.</summary>
    public static RawFrame Hello { get; } = Text("Hello") with { MaskingKey = Key };

    public static RawFrame FirstFragment { get; } = Unfinished(Text("Hel")) with { MaskingKey = Key };

    public static RawFrame LastFragment { get; } = Continuation("lo") with { MaskingKey = Key };

    public static RawFrame HelloPing { get; } = Ping("Hello") with { MaskingKey = Key };

    public static RawFrame Octets256 { get; } = Binary(Counting(256)) with { MaskingKey = Key };

    public static RawFrame Octets64Ki { get; } = Binary(Counting(65536)) with { MaskingKey = Key };

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Message("single-frame-text", "6455-5.7-01", Hello, Hello),
        Message("fragmented-text", "6455-5.7-02", Text("Hello"), FirstFragment, LastFragment),
        new()
        {
            Id = "examples/ping",
            Title = "The example of a Ping is answered by the example of a Pong",
            Covers = ["6455-5.7-03"],
            Script = [Sends(HelloPing), AwaitPong(HelloPing)],
            Outcomes = [new("the Pong repeats the Ping", PongOf(HelloPing), Rest)],
        },
        Message("binary-256-octets", "6455-5.7-04", Octets256, Octets256),
        Message("binary-64-ki-octets", "6455-5.7-05", Octets64Ki, Octets64Ki) with
        {
            Outcomes = Outcomes.EchoesWithinLimits(EchoOf(Octets64Ki)),
        },
    ];

    private static ConformanceCase Message(string name, string requirement, RawFrame message, params RawFrame[] frames) => new()
    {
        Id = $"examples/{name}",
        Title = $"The example of section 5.7 is read as printed ({name.Replace('-', ' ')})",
        Covers = [requirement],
        Script = [Sends([.. frames]), AwaitEcho(message), AwaitEndIfClosing],
        Outcomes = [new("answered in full", EchoOf(message), Rest)],
    };
}
