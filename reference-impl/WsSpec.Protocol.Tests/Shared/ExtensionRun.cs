using System.Buffers;
using WsSpec.Protocol.PerMessageDeflate;

namespace WsSpec.Protocol.Tests;

/// <summary>Messages through an extension, cut into pieces.</summary>
internal static class ExtensionRun
{
    /// <summary>The payload of one message that is sent in these fragments.</summary>
    public static byte[] Encode(PerMessageDeflateExtension extension, IEnumerable<ReadOnlyMemory<byte>> fragments)
    {
        var output = new ArrayBufferWriter<byte>();
        var pieces = fragments.ToArray();
        for (var i = 0; i < pieces.Length; i++)
            extension.Encode(pieces[i].Span, i == pieces.Length - 1, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>What a payload that arrives in these pieces stands for, taken out a few octets at a time; null if it is invalid.</summary>
    public static byte[]? Decode(PerMessageDeflateExtension extension, IEnumerable<ReadOnlyMemory<byte>> pieces, int room = 1000)
    {
        var output = new ArrayBufferWriter<byte>();
        return pieces.All(piece => Decode(extension, piece.Span, endOfMessage: false, room, output))
            && Decode(extension, [], endOfMessage: true, room, output)
            ? output.WrittenSpan.ToArray()
            : null;
    }

    private static bool Decode(
        PerMessageDeflateExtension extension, ReadOnlySpan<byte> source, bool endOfMessage, int room, ArrayBufferWriter<byte> output)
    {
        OperationStatus status;
        do
        {
            status = extension.Decode(source, output.GetSpan(room)[..room], endOfMessage, out var consumed, out var written);
            output.Advance(written);
            source = source[consumed..];
        }
        while (status == OperationStatus.DestinationTooSmall);

        return status == OperationStatus.Done;
    }
}
