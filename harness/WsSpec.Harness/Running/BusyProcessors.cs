namespace WsSpec.Harness.Running;

/// <summary>Keeps processors busy until it is disposed of, so that nothing is on time.</summary>
internal sealed class BusyProcessors : IDisposable
{
    private readonly Thread[] _threads;
    private volatile bool _isOver;

    /// <param name="threads">What it adds to the load of the machine.</param>
    public BusyProcessors(int threads)
    {
        _threads = [.. Enumerable.Range(0, threads).Select(_ => new Thread(Spin) { IsBackground = true })];
        foreach (var thread in _threads)
        {
            thread.Start();
        }
    }

    public void Dispose()
    {
        _isOver = true;
        foreach (var thread in _threads)
        {
            thread.Join();
        }
    }

    private void Spin()
    {
        while (!_isOver)
        {
            Thread.SpinWait(1000);
        }
    }
}
