using System.Collections;

namespace WsSpec.Harness.Tests.Driving;

/// <summary>A list that counts how often an element was looked at.</summary>
internal sealed class CountingList<T> : IReadOnlyList<T>
{
    private readonly List<T> _elements = [];

    public int Looks { get; private set; }

    public int Count => _elements.Count;

    public T this[int index]
    {
        get
        {
            Looks++;
            return _elements[index];
        }
    }

    public void Add(T element) => _elements.Add(element);

    public IEnumerator<T> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
