namespace WsSpec.Suite.Wire;

/// <summary>
/// The memory of connections that have ended, for those that begin: a capture has so many frames that making each anew takes longer than
/// reading it. It belongs to one thread.
/// </summary>
public sealed class RetentionStore
{
    internal const int ChunkLength = 4 * 1024;
    private readonly Stack<byte[]> _chunks = [];
    private readonly Stack<TapFrame> _frames = [];
    private readonly Stack<List<TapFrame>> _lists = [];

    internal byte[] Scratch { get; } = new byte[ChunkLength];

    /// <summary>How many frames are in use.</summary>
    public long Frames { get; internal set; }

    /// <summary>How many octets of what was kept are in use.</summary>
    public long Octets { get; internal set; }

    internal byte[] Chunk()
    {
        Octets += ChunkLength;
        return _chunks.TryPop(out var chunk) ? chunk : new byte[ChunkLength];
    }

    internal TapFrame Frame() => _frames.TryPop(out var frame) ? frame : Retention.NewFrame();

    internal List<TapFrame> List() => _lists.TryPop(out var list) ? list : [];

    internal void TakeBack(List<byte[]> chunks, List<TapFrame> frames, long alone)
    {
        Octets -= ((long)ChunkLength * chunks.Count) + alone;
        Frames -= frames.Count;
        chunks.ForEach(_chunks.Push);
        frames.ForEach(_frames.Push);
        frames.Clear();
        _lists.Push(frames);
    }
}
