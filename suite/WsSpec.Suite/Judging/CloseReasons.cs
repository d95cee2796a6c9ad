using System.Text.Unicode;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>What a Close frame says of the peer (section 7.4.1).</summary>
public static class CloseReasons
{
    /// <summary>
    /// Whether an endpoint may send this Close when it likes (section 7.3): it is in order, and says nothing about its peer's frames.
    /// </summary>
    public static bool AreItsOwn(CloseSeen close) =>
        close.Code is 1000 or 1001 or 1003 or 1008 or 1012 or 1013 or (>= 3000 and <= 4999)
            ? Utf8.IsValid(close.Body.Span[sizeof(ushort)..])
            : close.Body.IsEmpty;
}
