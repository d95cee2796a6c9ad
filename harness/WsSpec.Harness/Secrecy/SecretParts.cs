using System.Buffers.Binary;
using System.Text;

namespace WsSpec.Harness.Secrecy;

/// <summary>Finds parts of secrets: what is too long for a Ping or the reason of a Close is repeated as far as there is room.</summary>
internal sealed class SecretParts
{
    /// <summary>Shorter parts, in octets, say nothing.</summary>
    private const int Shortest = 8;

    private const int Gram = sizeof(uint);

    /// <summary>Each part has a gram that begins at a multiple of this.</summary>
    private const int Stride = Shortest - Gram + 1;

    /// <summary>A secret that repeats itself has a gram in many places; a few of them find all of its longer parts.</summary>
    private const int MostPlaces = 4;

    private readonly Dictionary<uint, (byte[] Secret, int At)[]> _grams;

    /// <param name="secrets">Those that are secret wherever they stand.</param>
    public SecretParts(IEnumerable<Secret> secrets) => _grams = secrets
        .Select(secret => Encoding.UTF8.GetBytes(secret.Value))
        .Where(secret => secret.Length > Shortest)
        .SelectMany(Places)
        .GroupBy(place => Read(place.Secret.AsSpan(place.At)))
        .ToDictionary(places => places.Key, places => places.ToArray());

    /// <summary>The longest parts in some octets, one after the other; words of the suite itself are none.</summary>
    public IReadOnlyList<Secret> In(ReadOnlySpan<byte> octets)
    {
        var parts = new List<Secret>();
        for (var at = 0; _grams.Count > 0 && at + Gram <= octets.Length; at += Stride)
        {
            if (!_grams.TryGetValue(Read(octets[at..]), out var places))
            {
                continue;
            }

            var (start, end) = Longest(octets, at, places);
            if (end - start >= Shortest && Encoding.UTF8.GetString(octets[start..end]) is var part && !Vocabulary.Has(part))
            {
                parts.Add(new("", part));
                at = end - 1 - ((end - 1) % Stride);
            }
        }

        return parts;
    }

    private static IEnumerable<(byte[] Secret, int At)> Places(byte[] secret) => Enumerable.Range(0, secret.Length - Gram + 1)
        .GroupBy(at => Read(secret.AsSpan(at)))
        .SelectMany(places => places.Take(MostPlaces).Select(at => (secret, at)));

    private static uint Read(ReadOnlySpan<byte> octets) => BinaryPrimitives.ReadUInt32LittleEndian(octets);

    /// <summary>The longest part of a secret in which a gram stands.</summary>
    private static (int Start, int End) Longest(ReadOnlySpan<byte> octets, int gram, (byte[] Secret, int At)[] places)
    {
        var longest = (Start: gram, End: gram);
        foreach (var (secret, at) in places)
        {
            var start = 0;
            while (start < Math.Min(gram, at) && octets[gram - start - 1] == secret[at - start - 1])
            {
                start++;
            }

            var end = gram + octets[gram..].CommonPrefixLength(secret.AsSpan(at));
            longest = end - gram + start > longest.End - longest.Start ? (gram - start, end) : longest;
        }

        return longest;
    }
}
