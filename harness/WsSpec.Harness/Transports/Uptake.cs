namespace WsSpec.Harness.Transports;

/// <summary>How much of what was written has been read at the other end of a transport.</summary>
public enum Uptake
{
    /// <summary>That cannot be seen from here.</summary>
    Unseen,

    /// <summary>Some of it waits to be read.</summary>
    Partial,

    /// <summary>All of it, so that the next write cannot be read together with it.</summary>
    Complete,
}
