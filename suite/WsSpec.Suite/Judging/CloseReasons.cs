namespace WsSpec.Suite.Judging;

/// <summary>What a close code says of the peer (section 7.4.1).</summary>
public static class CloseReasons
{
    /// <summary>
    /// Whether an endpoint may close with this code, or without one, when it likes (section 7.3): it says nothing about its peer's frames.
    /// </summary>
    public static bool AreItsOwn(ushort? code) => code is null or 1000 or 1001 or 1003 or 1008 or 1012 or 1013 or (>= 3000 and <= 4999);
}
