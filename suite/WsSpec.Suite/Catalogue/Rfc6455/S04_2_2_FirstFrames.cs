using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 4.2.2, last paragraph: the first frames, right behind the handshake or too early.
/// https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2
/// </summary>
public static class S04_2_2_FirstFrames
{
    private static readonly RawFrame Early = Ping("sent too early") with { MaskingKey = 0x37FA213D };

    private static readonly RawFrame Late = Ping("sent in time");

    private static readonly byte[] EarlyOctets = Encode(Early);

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from length in (int[])[0, 5, 126, 300] select OctetByOctet(length),
        TooEarly("whole-frame", "A frame", EarlyOctets.Length),
        TooEarly("half-a-frame", "Half a frame", EarlyOctets.Length / 2),
        TooEarly("header", "The header of a frame", 6),
        TooEarly("one-octet", "The first octet of a frame", 1),
    ];

    private static ConformanceCase OctetByOctet(int length)
    {
        var first = Binary(Counting(length));
        return new()
        {
            Id = $"first-frames/octet-by-octet/{length}",
            Title = $"A first frame with {length} octets is read from its first octet on, one at a time",
            Covers = [Rfc6455.FramesReadFromFirstOctet],
            Testee = Roles.Server,
            Script = [new Send(first) { Delivery = Delivery.Octet }, AwaitEcho(first)],
            Outcomes = Outcomes.Echoes(EchoOf(first)),
        };
    }

    /// <summary>The client has to wait for the response (section 4.1); of the server the RFC says nothing (ruling 13).</summary>
    private static ConformanceCase TooEarly(string parameter, string words, int octets) => new()
    {
        Id = $"first-frames/with-the-request/{parameter}",
        Title = $"{words} sent with the request does not put the stream out of step",
        Covers = [Rfc6455.EarlyFramesKeepSync],
        Testee = Roles.Server,
        Script =
        [
            new SendRequest(RawRequest.Baseline with { Body = Encoding.Latin1.GetString(EarlyOctets, 0, octets) }),
            AwaitResponse,
            .. octets < EarlyOctets.Length ? [new SendOctets(EarlyOctets.AsMemory(octets))] : ImmutableArray<Step>.Empty,
            AwaitPong(Early),
            Sends(Late),
            AwaitPong(Late),
        ],
        Outcomes =
        [
            new("taken as if it had come later", Response.Accepts, PongOf(Early), PongOf(Late), Rest),
            new("lost, while the connection stays open", Response.Accepts, Nothing, PongOf(Late), Rest)
            {
                Breaks = Rfc6455.EarlyFramesKeepSync,
            },
            new("lost, and what follows as well", Response.Accepts, Nothing, Nothing, Rest) { Breaks = Rfc6455.EarlyFramesKeepSync },
            new("out of step: what follows is taken for something else", Response.Accepts, new CloseWith(1002, 1003, 1007, 1009), Rest)
            {
                Breaks = Rfc6455.EarlyFramesKeepSync,
            },
            new("out of step, and closed when more has come", Response.Accepts, Nothing, new Either(AnyClose, Ended), Rest)
            {
                Breaks = Rfc6455.EarlyFramesKeepSync,
            },
            new("closed", Response.Accepts, new Either(AnyClose, Ended), Rest) { Uses = Rfc6455.UnsafeDataMayDropTcp },
            new("closed without a response", Ended) { Uses = Rfc6455.UnsafeDataMayDropTcp },
            .. Outcomes.MayRefuse(Rfc6455.UnsafeDataMayDropTcp),
        ],
    };

    private static byte[] Encode(RawFrame frame)
    {
        var octets = new ArrayBufferWriter<byte>();
        frame.WriteTo(octets, Role.Client, freshKey: 0);
        return octets.WrittenSpan.ToArray();
    }
}
