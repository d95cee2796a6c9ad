using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 5.7, Examples, octet by octet as they are printed there. https://www.rfc-editor.org/rfc/rfc6455#section-5.7
/// </summary>
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
        Message("single-frame-text", Rfc6455.ExampleMaskedText, Hello, Hello),
        Message("fragmented-text", Rfc6455.ExampleFragmentedText, Text("Hello"), FirstFragment, LastFragment),
        new()
        {
            Id = "examples/ping",
            Title = "The example of a Ping is answered by the example of a Pong",
            Covers = [Rfc6455.ExamplePingAndPong],
            Script = [Sends(HelloPing), AwaitPong(HelloPing)],
            Outcomes = [new("the Pong repeats the Ping", PongOf(HelloPing), Rest)],
        },
        Message("binary-256-octets", Rfc6455.ExampleBinary256, Octets256, Octets256),
        Message("binary-64-ki-octets", Rfc6455.ExampleBinary65536, Octets64Ki, Octets64Ki) with
        {
            Outcomes = Outcomes.EchoesWithinLimits(EchoOf(Octets64Ki)),
        },
    ];

    private static ConformanceCase Message(string name, RequirementId requirement, RawFrame message, params RawFrame[] frames) => new()
    {
        Id = $"examples/{name}",
        Title = $"The example of section 5.7 is read as printed ({name.Replace('-', ' ')})",
        Covers = [requirement],
        Script = [Sends([.. frames]), AwaitEcho(message), AwaitEndIfClosing],
        Outcomes = [new("answered in full", EchoOf(message), Rest)],
    };
}
