namespace WsSpec.Harness.Running;

/// <summary>How many connections are open at once. It falls when the testee shows that it is crowded.</summary>
/// <param name="first">How many at first.</param>
internal sealed class ConnectionLimit(int first) : IDisposable
{
    private readonly SemaphoreSlim _free = new(first);
    private readonly Lock _gate = new();
    private int _first = first;

    /// <summary>Places that do not come back, because the limit has fallen while they were taken.</summary>
    private int _withdrawn;

    public int Most { get; private set; } = first;

    public Task EnterAsync(CancellationToken cancellation) => _free.WaitAsync(cancellation);

    public void Leave()
    {
        lock (_gate)
        {
            if (_withdrawn > 0)
            {
                _withdrawn--;
                return;
            }
        }

        _free.Release();
    }

    /// <summary>The testee is crowded: half as many from here on, unless that has been seen to since.</summary>
    /// <param name="then">What the limit was when the connection that showed it was made.</param>
    public void Halve(int then)
    {
        lock (_gate)
        {
            if (Most >= then && Most > 1)
            {
                var before = Most;
                Most = Math.Max(1, Math.Min(before / 2, then - 1));
                _withdrawn += before - Most;
            }
        }
    }

    /// <summary>One more from here on, and never more than <paramref name="most"/>, where the testee has never shown that it is crowded.</summary>
    public void Grow(int most) => Widen(Math.Min(Most + 1, most));

    /// <summary>More from here on, where the testee has never shown that it is crowded.</summary>
    public void Widen(int most)
    {
        lock (_gate)
        {
            if (Most == _first && most > _first)
            {
                _free.Release(most - _first);
                (_first, Most) = (most, most);
            }
        }
    }

    /// <summary>It was not the crowd: as many as at first.</summary>
    public void Restore()
    {
        lock (_gate)
        {
            var back = _first - Most;
            var stillInside = Math.Min(_withdrawn, back);
            _withdrawn -= stillInside;
            Most = _first;
            if (back > stillInside)
            {
                _free.Release(back - stillInside);
            }
        }
    }

    public void Dispose() => _free.Dispose();
}
