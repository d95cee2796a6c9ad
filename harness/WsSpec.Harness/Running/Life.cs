namespace WsSpec.Harness.Running;

/// <summary>Whether a testee is there at all. What it says is for the cases to judge.</summary>
internal enum Life
{
    /// <summary>It accepts a connection and answers with octets, whatever these are.</summary>
    Alive,

    /// <summary>It accepts connections and says nothing on any of them.</summary>
    Deaf,

    /// <summary>No connection can be made.</summary>
    Gone,
}
