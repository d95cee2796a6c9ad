namespace WsSpec.Harness.Running;

/// <summary>Keeps every processor busy until it is disposed of, so that nothing is on time.</summary>
internal sealed class BusyProcessors : IDisposable
{
    private readonly Thread[] _threads;
    private volatile bool _isOver;

    public BusyProcessors()
    {
        _threads = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Spin) { IsBackground = true })];
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
