namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>
/// Thrown by a misbehaviour: the connection is reset, and with <paramref name="kills"/> the whole program goes down with it.
/// </summary>
public sealed class CrashException(bool kills) : Exception("the faulty endpoint crashed")
{
    public bool Kills { get; } = kills;
}
