using System.Buffers;
using System.Runtime.CompilerServices;

namespace WsSpec.Harness.Auditing;

/// <summary>A list whose memory is used again once it is released.</summary>
internal sealed class PooledList<T>
{
    private const int Initial = 64;
    private T[] _items = ArrayPool<T>.Shared.Rent(Initial);

    public int Count { get; private set; }

    public ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            var larger = ArrayPool<T>.Shared.Rent(2 * Count);
            Items.CopyTo(larger);
            Return(larger);
        }

        _items[Count++] = item;
    }

    public void Release()
    {
        Count = 0;
        Return([]);
    }

    private void Return(T[] next)
    {
        if (_items.Length > 0)
        {
            ArrayPool<T>.Shared.Return(_items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }

        _items = next;
    }
}
