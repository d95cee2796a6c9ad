using System.Buffers;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using WsSpec.Protocol;

namespace WsSpec.Benchmarks;

/// <summary>
/// One masked text message in one frame, decoded only, and received as a message. Beside it, what copying the payload costs, which no
/// decoder can beat by much, and what System.Net.WebSockets needs over a stream that never waits.
/// </summary>
[MemoryDiagnoser]
public class DecoderBenchmark
{
    private const string Mixed = "Grüße, κόσμε, здравствуй, こんにちは, 🌍! ";

    private readonly FrameDecoder _decoder = new();
    private readonly MessageAssembler _assembler = new(ConnectionOptions.Default);
    private readonly FrameEncoder _encoder = new(Role.Client, new StrongEntropy());
    private readonly ArrayBufferWriter<byte> _output = new();
    private byte[] _frame = [];
    private byte[] _payload = [];
    private byte[] _destination = [];
    private WebSocket? _platform;

    [Params(16, 125, 1024, 64 * 1024, 1024 * 1024)]
    public int PayloadLength { get; set; }

    [Params("ASCII", "mixed")]
    public string Script { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _payload = Text(Script == "ASCII" ? "The quick brown fox jumps over the lazy dog. " : Mixed, PayloadLength);
        _destination = new byte[PayloadLength];

        var output = new ArrayBufferWriter<byte>();
        new FrameEncoder(Role.Client, new StrongEntropy()).Write(output, Opcode.Text, _payload);
        _frame = output.WrittenSpan.ToArray();
        _platform = WebSocket.CreateFromStream(new ReplayStream(_frame), new WebSocketCreationOptions { IsServer = true });
    }

    [GlobalCleanup]
    public void Cleanup() => _platform?.Dispose();

    [Benchmark(Baseline = true)]
    public void Memcpy() => _payload.AsSpan().CopyTo(_destination);

    /// <summary>The decoder alone: the header, and the payload unmasked and looked through for octets that are not ASCII.</summary>
    [Benchmark]
    public int Frame()
    {
        ReadOnlySpan<byte> octets = _frame;
        _decoder.TryReadHeader(ref octets);
        return _decoder.ReadPayload(ref octets, _destination);
    }

    /// <summary>All that a receiver does: the decoder, every rule, the message put together and its text validated.</summary>
    [Benchmark]
    public int Message()
    {
        ReadOnlySpan<byte> octets = _frame;
        _decoder.TryReadHeader(ref octets);
        ref readonly var header = ref _decoder.Header;
        if (FrameRules.Check(header, new ReceiveState(Role.Server, ConnectionOptions.Default)) is { } violation)
            throw new InvalidOperationException($"{violation}");

        _assembler.Begin(header);
        if ((_assembler.Read(_decoder, ref octets) ?? _assembler.End(header)) is { } broken)
            throw new InvalidOperationException($"{broken}");
        return _assembler.Message.Length;
    }

    /// <summary>The way back: one masked frame into a buffer that has been used before.</summary>
    [Benchmark]
    public int Send()
    {
        _output.ResetWrittenCount();
        _encoder.Write(_output, Opcode.Text, _payload);
        return _output.WrittenCount;
    }

    [Benchmark]
    public async Task<int> Platform()
    {
        var length = 0;
        ValueWebSocketReceiveResult result;
        do
        {
            result = await _platform!.ReceiveAsync(_destination.AsMemory(length % PayloadLength), CancellationToken.None)
                .ConfigureAwait(false);
            length += result.Count;
        }
        while (!result.EndOfMessage);

        return length;
    }

    /// <summary>The sample over and over, as many characters as fit, and then full stops.</summary>
    private static byte[] Text(string sample, int length)
    {
        var text = new byte[length];
        text.AsSpan().Fill((byte)'.');
        var at = 0;
        while (true)
        {
            foreach (var character in sample.EnumerateRunes())
            {
                if (!character.TryEncodeToUtf8(text.AsSpan(at), out var written))
                    return text;
                at += written;
            }
        }
    }

    private sealed class StrongEntropy : IEntropySource
    {
        public void Fill(Span<byte> octets) => RandomNumberGenerator.Fill(octets);
    }
}
