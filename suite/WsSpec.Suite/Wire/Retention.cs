namespace WsSpec.Suite.Wire;

/// <summary>
/// What a tap keeps of a connection that it does not record, in memory that is used again. Of payloads those are control frames as a whole,
/// and of data frames what shows in a sentence about them: rules ask for no more, and what they say of whole messages is found out while
/// those pass.
/// </summary>
/// <param name="store">Where the memory comes from, and goes back to.</param>
public sealed class Retention(RetentionStore store)
{
    /// <summary>So many octets of a data frame are kept, but for those that come late.</summary>
    public const int OfDataFrame = Octets.PreviewLength;
    private readonly List<byte[]> _chunks = [];
    private readonly List<TapFrame> _frames = store.List();

    /// <summary>Nobody reads what so many data frames begin with.</summary>
    private const int MostBeginnings = 8192;
    private int _used = RetentionStore.ChunkLength;

    /// <summary>How many octets are in no chunk, because they are too many.</summary>
    private long _alone;

    /// <summary>The frames of the connection, in the order in which they were complete.</summary>
    internal List<TapFrame> Frames => _frames;

    /// <summary>For octets that nobody keeps; the next one who asks overwrites them.</summary>
    internal Span<byte> Scratch => store.Scratch;

    /// <summary>A copy of octets that their owner will overwrite.</summary>
    public ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> octets)
    {
        var room = Room(octets.Length);
        octets.CopyTo(room.Span);
        return room;
    }

    /// <summary>Everything that came from here goes back: conversations of the tap, and what is kept, are not to be used any more.</summary>
    public void Release() => store.TakeBack(_chunks, _frames, _alone);

    /// <summary>A frame that nothing is known of.</summary>
    internal static TapFrame NewFrame() => new()
    {
        At = default,
        FromTestee = default,
        Fin = default,
        Rsv = default,
        Opcode = default,
        Masked = default,
        MaskingKey = default,
        LengthForm = default,
        PayloadLength = default,
        Payload = default,
    };

    /// <summary>A frame to be read.</summary>
    internal TapFrame Frame() => store.Frame();

    /// <summary>How many octets of the next data frame are kept.</summary>
    internal int OfNextDataFrame => _frames.Count < MostBeginnings ? OfDataFrame : 0;

    /// <summary>A frame was read.</summary>
    internal void Add(TapFrame frame)
    {
        _frames.Add(frame);
        store.Frames++;
    }

    /// <summary>Memory for so many octets, cut from larger pieces: an array for each would be longer than most payloads.</summary>
    internal Memory<byte> Room(int length)
    {
        if (length is 0 or > RetentionStore.ChunkLength)
        {
            _alone += length;
            store.Octets += length;
            return length == 0 ? default : new byte[length];
        }

        if (RetentionStore.ChunkLength - _used < length)
        {
            _chunks.Add(store.Chunk());
            _used = 0;
        }

        _used += length;
        return _chunks[^1].AsMemory(_used - length, length);
    }

    /// <summary>The frame without the octets that are not kept.</summary>
    internal TapFrame Shorten(TapFrame frame) => frame with
    {
        Payload = Keep(Beginning(frame.Payload)),
        Dropped = frame.Dropped + Math.Max(0, frame.Payload.Length - OfDataFrame),
    };

    /// <summary>The message without the octets that are not kept.</summary>
    internal MessageSeen Shorten(MessageSeen message) => message with
    {
        Payload = Keep(Beginning(message.Payload)),
        Dropped = message.Dropped + Math.Max(0, message.Payload.Length - OfDataFrame),
        Inflation = message.Inflation is { } inflation ? inflation with { Octets = default } : null,
    };

    private static ReadOnlySpan<byte> Beginning(ReadOnlyMemory<byte> octets) => octets.Span[..Math.Min(OfDataFrame, octets.Length)];
}
