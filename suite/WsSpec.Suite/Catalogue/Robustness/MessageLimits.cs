using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// Messages larger, or in more fragments, than a testee may be willing to take. A limit is fine, and even wanted; what is graded is how the
/// testee says so. RFC 6455 section 10.4, https://www.rfc-editor.org/rfc/rfc6455#section-10.4
/// </summary>
public static class MessageLimits
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>Zeros and a last octet that shows a message cut short.</summary>
    private static readonly ReadOnlyMemory<byte> Large = LongOctets.Join([LongOctets.Zeros(16 * Mebibyte), new byte[] { 1 }]);

    public static IEnumerable<ConformanceCase> Cases =>
    [
        OneFrame,
        Fragmented("fragments-of-4-ki-octets/1024", "1024 fragments of 4 KiB", new byte[4096], 1024),
        Fragmented("fragments-of-1-octet/20000", "20000 fragments of one octet", new byte[1], 20_000),
        Unended(20_000),
        Unended(131_000),
    ];

    private static ConformanceCase OneFrame
    {
        get
        {
            var message = new RawFrame(Opcode.Binary, Large);
            return new()
            {
                Id = $"limits/message-in-one-frame/{Large.Length}",
                Title = "A frame of 16 MiB and one octet is answered, or refused with 1009",
                Covers = [Rfc6455.SizeLimitsProtect, Rfc6455.LengthIn64Bits],
                Script = [Sends(message), AwaitEcho(message), AwaitEndIfClosing],
                Outcomes = Outcomes.EchoesWithinLimits(EchoOf(message)),
            };
        }
    }

    private static ConformanceCase Fragmented(string name, string words, byte[] fragment, int count)
    {
        var whole = LongOctets.Zeros(fragment.Length * count);
        return new()
        {
            Id = $"limits/{name}",
            Title = $"A message of {words} is answered, or refused with 1009",
            Covers = [Rfc6455.SizeLimitsProtect, Rfc6455.FragmentsOfAnySize],
            Script =
            [
                new Send([.. Beginning(fragment, count - 1), Continuation(fragment)]),
                AwaitEcho(Opcode.Binary, whole),
                AwaitEndIfClosing,
            ],
            Outcomes = Outcomes.EchoesWithinLimits(EchoOf(Opcode.Binary, whole)),
        };
    }

    /// <summary>Nothing is to be answered yet, so the Ping behind shows that the testee has not choked on the fragments.</summary>
    private static ConformanceCase Unended(int count)
    {
        var question = Ping("still there?");
        return new()
        {
            Id = $"limits/message-without-end/{count}",
            Title = $"A Ping behind {count} fragments of an unended message is answered, or 1009 sent",
            Covers = [Rfc6455.SizeLimitsProtect, Rfc6455.ControlFramesBetweenFragments],
            Script = [new Send(Beginning(new byte[1], count)), Sends(question), AwaitPong(question), AwaitEndIfClosing],
            Outcomes = Outcomes.EchoesWithinLimits(PongOf(question)),
        };
    }

    private static ImmutableArray<RawFrame> Beginning(byte[] fragment, int count) =>
        [Unfinished(Binary(fragment)), .. Enumerable.Repeat(Unfinished(Continuation(fragment)), count - 1)];
}
