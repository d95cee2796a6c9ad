namespace WsSpec.Harness.Capturing.Tcp;

/// <summary>The octets of all connections that wait for those before them.</summary>
internal sealed class WaitingRoom
{
    /// <summary>So many wait in all, and of a direction that has few they are not counted.</summary>
    private const long Most = 64L * 1024 * 1024;
    private const long Few = 16 * 1024;

    private long _octets;

    /// <summary>So many more wait, or fewer.</summary>
    public void Add(long octets) => _octets += octets;

    /// <summary>True when one that holds so many has to give up waiting.</summary>
    public bool IsFullFor(long held) => _octets > Most && held > Few;
}
