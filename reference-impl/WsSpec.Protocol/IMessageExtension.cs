using System.Buffers;

namespace WsSpec.Protocol;

/// <summary>
/// An extension that transforms the payload of whole messages (section 5.8), as permessage-deflate does. One instance serves one
/// connection. It never sees control frames.
/// </summary>
public interface IMessageExtension
{
    /// <summary>The reserved bits it may set on the first frame of a message: RSV1 counts 4, RSV2 counts 2, RSV3 counts 1.</summary>
    byte Rsv { get; }

    /// <summary>
    /// Decodes the next piece of a received message whose first frame carried one of the bits. It is called until it answers
    /// <see cref="OperationStatus.Done"/>, so the caller can stop an expansion at any limit.
    /// </summary>
    /// <param name="source">The next octets of payload, cut anywhere.</param>
    /// <param name="destination">Where the decoded octets go.</param>
    /// <param name="endOfMessage">Whether no payload follows <paramref name="source"/> in this message.</param>
    /// <param name="consumed">How many octets of the source were used up.</param>
    /// <param name="written">How many octets were decoded.</param>
    /// <returns>
    /// Done: the source is used up and all it stands for is written. DestinationTooSmall: call again with the rest.
    /// InvalidData: the payload means nothing.
    /// </returns>
    OperationStatus Decode(ReadOnlySpan<byte> source, Span<byte> destination, bool endOfMessage, out int consumed, out int written);

    /// <summary>
    /// Encodes the next fragment of a message to send and returns the reserved bits for its frame; only the first one's count.
    /// </summary>
    byte Encode(ReadOnlySpan<byte> source, bool endOfMessage, IBufferWriter<byte> destination);
}
