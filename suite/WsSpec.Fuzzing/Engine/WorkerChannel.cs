using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace WsSpec.Fuzzing.Engine;

/// <summary>
/// What a worker and its watchdog both see, in a file mapped into memory, so that it outlives the worker: counters, and the input under
/// way.
/// </summary>
internal sealed unsafe class WorkerChannel : IDisposable
{
    /// <summary>The longest input, in octets: a frame with a 64-bit length and its payload fit in.</summary>
    public const int InputMaximum = 80 * 1024;

    private const int InputOffset = 64;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Shared* _shared;

    public WorkerChannel(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, InputOffset + InputMaximum);
        _view = _file.CreateViewAccessor();
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _shared = (Shared*)start;
    }

    /// <summary>Runs finished since the file was made, by this worker and those before it.</summary>
    public ref long Executions => ref _shared->Executions;

    /// <summary>The processor time that took, in ticks; the difference to the clock is what other programs had.</summary>
    public ref long ProcessorTicks => ref _shared->ProcessorTicks;

    public ref int Edges => ref _shared->Edges;

    public ref int QueueLength => ref _shared->QueueLength;

    /// <summary>Set by the watchdog: the worker is to end.</summary>
    public bool StopRequested
    {
        get => Volatile.Read(ref _shared->Stop) != 0;
        set => Volatile.Write(ref _shared->Stop, value ? 1 : 0);
    }

    /// <summary>The length of the input under way.</summary>
    public ref int InputLength => ref _shared->InputLength;

    /// <summary>Room for the next input; the worker makes it in place, so that nothing is copied.</summary>
    public Span<byte> Buffer => new((byte*)_shared + InputOffset, InputMaximum);

    public ReadOnlySpan<byte> Input => Buffer[..InputLength];

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Shared
    {
        public long Executions;
        public long ProcessorTicks;
        public int Edges;
        public int QueueLength;
        public int InputLength;
        public int Stop;
    }
}
