using System.Buffers;
using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>permessage-deflate with a way of its own to compress messages; those of the peer are read as usual.</summary>
/// <param name="usual">What was agreed.</param>
/// <param name="deflate">From a message to its payload; null: it is sent as it is (RFC 7692, section 6).</param>
internal sealed class ChosenCompression(IMessageExtension usual, Func<byte[], byte[]?> deflate) : IMessageExtension
{
    /// <summary>Which messages are compressed as usual.</summary>
    public Func<byte[], bool> LeavesAsItIs { get; init; } = _ => false;

    public byte Rsv => usual.Rsv;

    public OperationStatus Decode(ReadOnlySpan<byte> source, Span<byte> destination, bool endOfMessage, out int consumed,
        out int written) =>
        usual.Decode(source, destination, endOfMessage, out consumed, out written);

    /// <remarks>A message that is sent in fragments is compressed as usual.</remarks>
    public byte Encode(ReadOnlySpan<byte> source, bool endOfMessage, IBufferWriter<byte> destination)
    {
        var message = source.ToArray();
        if (!endOfMessage || LeavesAsItIs(message))
        {
            return usual.Encode(source, endOfMessage, destination);
        }

        var payload = deflate(message);
        destination.Write(payload ?? message);
        return payload is null ? (byte)0 : usual.Rsv;
    }
}
