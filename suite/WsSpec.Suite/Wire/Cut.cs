namespace WsSpec.Suite.Wire;

/// <summary>
/// What is known of a cut between two writes: whether the testee had read all before it when the octets after it were written.
/// </summary>
public enum Cut
{
    /// <summary>Nothing: the two may have been read as one.</summary>
    Unknown,

    /// <summary>There was a pause of a round trip or more between the two.</summary>
    Probable,

    /// <summary>Nothing was left to be read at the testee's end of the connection.</summary>
    Proven,
}
