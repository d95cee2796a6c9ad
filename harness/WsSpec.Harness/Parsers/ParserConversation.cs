using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Parsers;

/// <summary>
/// Makes an echo endpoint of a parser: what it finds is answered as an application on top of it would, so that whoever judges endpoints
/// can judge it.
/// </summary>
internal sealed class ParserConversation(ParserProgram parser, Role role, ReferenceOptions options)
{
    private const int BufferLength = 64 * 1024;

    /// <summary>Plays an open connection to its end.</summary>
    /// <param name="first">What came with the opening handshake.</param>
    /// <exception cref="ParserGoneException">The parser does not answer as it has to.</exception>
    public async Task RunAsync(ITransport transport, ReadOnlyMemory<byte> first, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            var ending = first.IsEmpty ? null : await TakeAsync(transport, first, cancellation);
            while (ending is null && await transport.ReadAsync(buffer, cancellation) is > 0 and var count)
            {
                ending = await TakeAsync(transport, buffer.AsMemory(0, count), cancellation);
            }

            // After both Close frames it is the server that ends the transport (section 7.1.1).
            while (role == Role.Client && ending is ParserEvent.Closed && await transport.ReadAsync(buffer, cancellation) > 0)
            {
                // Nothing more is read.
            }

            await EchoLoop.CloseAsync(transport, buffer, options, cancellation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <returns>What has ended the connection, if something has.</returns>
    private async Task<ParserEvent?> TakeAsync(ITransport transport, ReadOnlyMemory<byte> octets, CancellationToken cancellation)
    {
        foreach (var found in await parser.FeedAsync(octets, cancellation))
        {
            if (Answer(found) is { } answer)
            {
                await transport.WriteAsync(Encode(answer), cancellation);
            }

            if (found is not ParserEvent.Parsed)
            {
                return found;
            }
        }

        return null;
    }

    private static RawFrame? Answer(ParserEvent found) => found switch
    {
        ParserEvent.Parsed { Opcode: Opcode.Pong } => null,
        ParserEvent.Parsed { Opcode: Opcode.Ping } ping => new(Opcode.Pong, ping.ApplicationData),
        ParserEvent.Parsed message => new(message.Opcode, message.ApplicationData),
        ParserEvent.Closed close => new(Opcode.Close, Body(close.Code, close.Reason)),
        ParserEvent.Refused refusal => new(Opcode.Close, Body(refusal.Code, "")),
        _ => throw new InvalidOperationException($"{found} is no event"),
    };

    private static byte[] Body(ushort? code, string reason)
    {
        var octets = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(octets, code ?? 0);
        return code is null ? [] : [.. octets, .. Encoding.UTF8.GetBytes(reason)];
    }

    private ReadOnlyMemory<byte> Encode(RawFrame frame)
    {
        Span<byte> key = stackalloc byte[Masking.KeyLength];
        options.Entropy.Fill(key);
        var octets = new ArrayBufferWriter<byte>();
        frame.WriteTo(octets, role, BinaryPrimitives.ReadUInt32BigEndian(key));
        return octets.WrittenMemory;
    }
}
