using System.Buffers;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Harness.Secrecy;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Secrecy;

/// <summary>A run against a testee that repeats the credentials it was sent wherever it can, and the credentials.</summary>
/// <param name="Recorded">The same for somebody who only listened.</param>
public sealed record RepeatingRun(string Token, RunReport Report, RunReport Recorded)
{
    public override string ToString() => Token;
}

/// <summary>Makes such runs: heads, bodies, messages whole, in fragments and compressed, controls, what a program writes; cut anywhere.</summary>
public static class RepeatingRuns
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/";

    public static Arbitrary<RepeatingRun> Runs() => (
        from length in Gen.Choose(12, 48)
        from token in Gen.Elements(Alphabet.ToCharArray()).ArrayOf(length)
        from scheme in Gen.Elements("Bearer ", "Basic ", "", "sid=", "a=b; sid=")
        from cases in Gen.Elements(ConformanceCatalogue.All.Where(c => c.Testee.HasFlag(Suite.Requirements.Roles.Server))).ArrayOf(3)
        from shapes in Gen.Choose(0, Shapes.Length - 1).ArrayOf(3)
        from cut in Gen.Choose(1, 40)
        select Run(new string(token), scheme, [.. cases.Zip(shapes).DistinctBy(pair => pair.First.Id)], cut)).ToArbitrary();

    private static Func<string, byte[]>[] Shapes { get; } =
    [
        token => [.. Accepting(""), .. Frame(0x81, Encoding.UTF8.GetBytes($"hello {token}, welcome"))],
        token => [.. Accepting($"X-Echo: {token}\r\nSet-Cookie: sid={token}\r\n"), .. Frame(0x89, Encoding.UTF8.GetBytes(token))],
        token => Encoding.UTF8.GetBytes($"HTTP/1.1 401 {token} is wrong\r\nContent-Length: 200\r\n\r\n<p>{token}</p>"),
        token =>
        [
            .. Accepting(""), .. Frame(0x01, Encoding.UTF8.GetBytes(token[..5])), .. Frame(0x80, Encoding.UTF8.GetBytes(token[5..])),
        ],
        token => [.. Accepting("Sec-WebSocket-Extensions: permessage-deflate\r\n"), .. Frame(0xC1, Deflated(token))],
        token => [.. Accepting(""), .. Frame(0x88, [0x03, 0xF0, .. Encoding.UTF8.GetBytes(token)])],
        token => [.. Accepting(""), .. Frame(0x88, [0x03, 0xF0, .. Encoding.UTF8.GetBytes($"no such token: {token[..^2]}")])],
        token => [.. Accepting($"X-Echo: ...{token[2..]}\r\n"), .. Frame(0x89, Encoding.UTF8.GetBytes(token[1..9]))],
    ];

    private static RepeatingRun Run(string token, string scheme, ImmutableArray<(ConformanceCase Case, int Shape)> played, int cut)
    {
        var secrets = Secrets.Of(
            [new("Authorization", scheme + token)], $"/?key={token}", new ApplicationProtocol { Text = Message(token) });
        return new(token, Report(secrets), Report(Secrets.None));

        RunReport Report(Secrets secrets)
        {
            ImmutableArray<CaseResult> results =
                [.. played.Select(p => Result(secrets, token, scheme, p.Case, Shapes[p.Shape](token), cut))];
            return new(
                new()
                {
                    Target = PublicUrl.Of(new($"ws://user:{token.Replace('/', '_')}@localhost/?key={Uri.EscapeDataString(token)}")),
                    Testee = Role.Server,
                    Profile = TargetProfile.Echo,
                    Seed = 1,
                    Started = DateTimeOffset.UnixEpoch,
                    Duration = TimeSpan.FromSeconds(1),
                    Results = RunRecorder.InOrder(results, NativeSuite.Instance.Rules),
                },
                Assessment.Usual);
        }
    }

    private static CaseResult Result(Secrets secrets, string token, string scheme, ConformanceCase @case, byte[] answer, int cut)
    {
        var request = Encoding.UTF8.GetBytes($"GET /?key={token} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + $"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nAuthorization: {scheme}{token}\r\n\r\n");
        var conversation = secrets.Hide(WireTap.Read(new(Role.Server,
        [
            .. request.Chunk(cut).Select(piece => new Entry.Sent(TimeSpan.Zero, piece)),
            .. answer.Chunk(cut).Select(piece => new Entry.Received(TimeSpan.FromMilliseconds(1), piece)),
            .. Answers(token, answer).Chunk(cut).Select(piece => new Entry.Sent(TimeSpan.FromMilliseconds(1), piece)),
            new Entry.ReceivedEof(TimeSpan.FromMilliseconds(2)),
        ])));
        return new CaseResult
        {
            Suite = NativeSuite.Instance,
            Case = @case,
            Axes = new(TransportKind.Tcp, Delivery.Whole),
            Judgement = Oracle.Judge(@case, conversation, TargetProfile.Echo),
            Conversation = conversation,
            Remarks = $"exit code 1; it said: no such token: {token}",
        }.Withholding(secrets);
    }

    private static string Message(string token) => $$"""{"token":"{{token}}"}""";

    /// <summary>What the harness says then: the message that the user wants sent, in two fragments, and what it repeats of control frames.</summary>
    private static byte[] Answers(string token, byte[] answer)
    {
        var message = Encoding.UTF8.GetBytes(Message(token));
        var frames = WireTap.Read(new(Role.Server, [new Entry.Received(default, answer)])).Frames
            .Where(frame => frame.Opcode.IsControl())
            .Select(frame => new RawFrame(frame.Opcode == Opcode.Ping ? Opcode.Pong : frame.Opcode, frame.Payload));
        var octets = new ArrayBufferWriter<byte>();
        foreach (var frame in (RawFrame[])[
            new(Opcode.Text, message.AsMemory(0, 15)) { Fin = false }, new(Opcode.Continuation, message.AsMemory(15)), .. frames])
        {
            frame.WriteTo(octets, Role.Client, 0x12345678);
        }

        return octets.WrittenSpan.ToArray();
    }

    private static byte[] Accepting(string fields) => Encoding.UTF8.GetBytes(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + $"Sec-WebSocket-Accept: {AcceptKey.Compute("AAAAAAAAAAAAAAAAAAAAAA==")}\r\n{fields}\r\n");

    private static byte[] Frame(byte first, byte[] payload) => [first, (byte)payload.Length, .. payload];

    private static byte[] Deflated(string text)
    {
        using var octets = new MemoryStream();
        using (var deflate = new DeflateStream(octets, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
            deflate.Flush();
        }

        return octets.ToArray();
    }
}
