using System.IO.Compression;
using WsSpec.Fuzzing.Targets;
using WsSpec.Suite.Deflate;

namespace WsSpec.Fuzz.Targets;

/// <summary>The instrument's inflater against the platform's; the pieces are the payloads of consecutive messages.</summary>
public sealed class InflaterTarget : IFuzzTarget
{
    private const int Limit = 64 * 1024;

    public string Name => "inflater";

    public string Property =>
        "No payload makes the inflater throw or pass its limit, and what it takes the platform takes as the same octets.";

    public InputShape Shape => InputShape.Octets;

    public void Run(ReadOnlySpan<byte> input)
    {
        var inflater = new LenientInflater(Limit);
        var first = true;
        foreach (var piece in new FuzzInput(input).Pieces)
        {
            var payload = piece.ToArray();
            var inflation = inflater.Inflate(payload);
            PropertyBrokenException.Unless(inflation.Octets.Length <= Limit, "no message is longer than the limit");
            PropertyBrokenException.Unless(
                inflation.BitsLeft >= 0 && inflation.BitsLeft <= 8 * payload.Length, "no more bits are left than there were");

            // The platform stops at the end of a final block; the RFC goes on.
            if (first && inflation is { Fault: null, HasFinalBlock: false })
            {
                PropertyBrokenException.Unless(
                    Platform(payload) is { } octets && octets.AsSpan().SequenceEqual(inflation.Octets.Span),
                    "the platform inflates the same");
            }

            first = false;
        }
    }

    /// <summary>What zlib makes of a payload by itself; null if it calls the data invalid.</summary>
    private static byte[]? Platform(byte[] payload)
    {
        using var inflater = new DeflateStream(new MemoryStream([.. payload, 0, 0, 0xFF, 0xFF]), CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        try
        {
            inflater.CopyTo(inflated);
            return inflated.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
