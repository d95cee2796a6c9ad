namespace WsSpec.Harness.Tests.Peers;

/// <summary>A server somebody else wrote, listening on loopback.</summary>
public interface IPeer : IAsyncDisposable
{
    Uri Url { get; }
}
