using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Catalogue.DeflatePhrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 7692 section 7.2.2, what a client remembers. https://www.rfc-editor.org/rfc/rfc7692#section-7.2.2</summary>
public static class S07_2_2_ClientContext
{
    private const int LargestWindow = 1 << DeflateAgreement.MostWindowBits;

    /// <summary>Hello by reference to an earlier one; the payload of section 7.2.3.2.</summary>
    private static readonly RawFrame HelloAgain = Compressed(Opcode.Text, Convert.FromHexString("f200110000"));

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Remembers(
            "hello-again",
            "A client follows a reference to the message before",
            [Rfc7692.ClientKeepsInflateWindow, Rfc7692.ExampleSharedWindow, Rfc7692.ClientCopesWithServerTakeover],
            CompressedHello,
            Hello,
            HelloAgain,
            Hello),
        LargestDistance,
    ];

    private static ConformanceCase LargestDistance
    {
        get
        {
            var first = Binary(Noise(LargestWindow));
            var second = Binary(first.Payload.Span[..258].ToArray());
            return Remembers(
                "largest-distance",
                "A client follows a reference across 32,768 octets",
                [Rfc7692.ClientInflateWindowSize, Rfc7692.ClientHandlesFullServerWindow],
                Stored(first),
                first,
                CompressedBinary(new FixedBlock([Symbol.Match(second.Payload.Length, LargestWindow)])),
                second);
        }
    }

    /// <summary>The answer agrees to nothing but the extension, so the server may refer to everything in the largest window.</summary>
    private static ConformanceCase Remembers(
        string name,
        string title,
        ImmutableArray<RequirementId> covers,
        RawFrame first,
        RawFrame meant,
        RawFrame second,
        RawFrame meantSecond) => new()
        {
            Id = $"deflate/client-remembers/{name}",
            Title = title,
            Covers = covers,
            Testee = Roles.Client,
            Needs = Needs.Deflate,
            Script = [Agree(), Sends(first), AwaitEcho(meant), Sends(second), AwaitEcho(meantSecond)],
            Outcomes =
            [
                new("the reference is followed", EchoOf(meant), EchoOf(meantSecond), Rest),
                new("the client does without an agreement that lacks what it asked for", new Maybe(AnyClose), Ended)
                {
                    Uses = Rfc7692.ClientMayInflateWithEmptyWindow,
                },
            ],
        };
}
