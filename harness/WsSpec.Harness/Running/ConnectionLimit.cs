namespace WsSpec.Harness.Running;

/// <summary>How many connections are open at once. It only ever falls: when the testee shows that it is crowded.</summary>
internal sealed class ConnectionLimit(int most) : IDisposable
{
    private readonly SemaphoreSlim _free = new(most);
    private readonly Lock _gate = new();

    /// <summary>Places that do not come back, because the limit has fallen while they were taken.</summary>
    private int _withdrawn;

    public int Most { get; private set; } = most;

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
            if (Most == then && Most > 1)
            {
                Most /= 2;
                _withdrawn += then - Most;
            }
        }
    }

    public void Dispose() => _free.Dispose();
}
