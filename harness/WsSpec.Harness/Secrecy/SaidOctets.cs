using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Secrecy;

/// <summary>
/// All octets that one side said, as one stream: reads and writes cut it anywhere. Secrets are found in them as they stand, and behind masks
/// and borders of frames.
/// </summary>
internal sealed class SaidOctets
{
    private readonly byte[] _octets;
    private readonly bool _byTestee;

    private SaidOctets(ImmutableArray<Entry> entries, bool byTestee) => (_octets, _byTestee) = (Of(entries, byTestee), byTestee);

    /// <summary>All octets of one side.</summary>
    public static byte[] Of(ImmutableArray<Entry> entries, bool byTestee)
    {
        var pieces = entries.OfType<Entry.Piece>().Where(piece => piece.FromTestee == byTestee).ToList();
        var octets = new byte[pieces.Sum(piece => piece.Octets.Length)];
        var end = 0;
        foreach (var piece in pieces)
        {
            piece.Octets.Span.CopyTo(octets.AsSpan(end));
            end += piece.Octets.Length;
        }

        return octets;
    }

    /// <summary>The same entries with markers in the place of every secret; the same array when there is none.</summary>
    /// <param name="frames">What the octets of both sides were read as.</param>
    public static ImmutableArray<Entry> Hide(ImmutableArray<Secret> secrets, ImmutableArray<TapFrame> frames, ImmutableArray<Entry> entries)
    {
        foreach (var side in new[] { new SaidOctets(entries, byTestee: false), new SaidOctets(entries, byTestee: true) })
        {
            // Masks come first: what stands there unmasked is behind a mask of nothing.
            entries = side.HideInMessages(secrets, frames) | Secret.HideIn(side._octets, secrets) ? side.PutBack(entries) : entries;
        }

        return entries;
    }

    private bool HideInMessages(ImmutableArray<Secret> secrets, ImmutableArray<TapFrame> frames)
    {
        var found = false;
        var message = new List<TapFrame>();
        foreach (var frame in frames.Where(frame => frame.FromTestee == _byTestee))
        {
            if (frame.Opcode.IsControl())
            {
                found |= HideIn([frame], secrets);
                continue;
            }

            if (frame.Opcode != Opcode.Continuation)
            {
                found |= HideIn(message, secrets);
                message.Clear();
            }

            message.Add(frame);
        }

        return HideIn(message, secrets) | found;
    }

    /// <summary>Hides what the payloads of frames say together.</summary>
    private bool HideIn(List<TapFrame> frames, ImmutableArray<Secret> secrets)
    {
        if (frames.Count <= 1 && !frames.Any(frame => frame.Masked))
        {
            return false;
        }

        var payload = LongOctets.Join([.. frames.Select(frame => frame.Payload)]);
        if (!secrets.Any(secret => secret.IsIn(payload.Span)))
        {
            return false;
        }

        var clear = payload.ToArray();
        Secret.HideIn(clear, secrets);
        var end = 0;
        foreach (var frame in frames)
        {
            var part = clear.AsSpan(end, frame.Payload.Length);
            end += part.Length;
            Masking.Apply(part, frame.MaskingKey);
            part.CopyTo(_octets.AsSpan((int)frame.End - part.Length));
        }

        return true;
    }

    private ImmutableArray<Entry> PutBack(ImmutableArray<Entry> entries)
    {
        var end = 0;
        return [.. entries.Select(entry => entry is Entry.Piece piece && piece.FromTestee == _byTestee ? Next(piece) : entry)];

        Entry Next(Entry.Piece piece)
        {
            var octets = _octets.AsMemory(end, piece.Octets.Length);
            end += octets.Length;
            return piece with { Octets = octets };
        }
    }
}
