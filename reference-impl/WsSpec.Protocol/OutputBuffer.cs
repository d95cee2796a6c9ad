using System.Buffers;

namespace WsSpec.Protocol;

/// <summary>Frames on their way out: two buffers take turns, so one can be written to the transport while the other is filled.</summary>
internal sealed class OutputBuffer
{
    private const int MaxRetained = 1024 * 1024;

    private ArrayBufferWriter<byte> _filling = new();
    private ArrayBufferWriter<byte> _taken = new();

    public IBufferWriter<byte> Writer => _filling;

    public int Length => _filling.WrittenCount;

    public ReadOnlyMemory<byte> Take()
    {
        (_filling, _taken) = (_taken, _filling);
        if (_filling.Capacity > MaxRetained)
            _filling = new();
        else
            _filling.ResetWrittenCount();
        return _taken.WrittenMemory;
    }
}
