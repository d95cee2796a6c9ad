namespace WsSpec.Suite.Requirements;

/// <summary>What a run says of one case, from harmless to grave; the graver of two wins when results are merged.</summary>
public enum Verdict
{
    /// <summary>The testee lacks what the case needs; the reason is part of the result.</summary>
    Skipped,

    Pass,

    /// <summary>Legal, and the RFC leaves it open: the report says which of the allowed behaviours was seen.</summary>
    Informational,

    /// <summary>
    /// The question was not answered: the testee ended the connection for a reason of its own, or only what is wrong everywhere was seen.
    /// </summary>
    Inconclusive,

    /// <summary>A SHOULD was not followed, or a ruling tempers a MUST.</summary>
    NonStrict,

    /// <summary>The harness or the network failed; never blamed on the testee.</summary>
    Error,

    /// <summary>A MUST was broken.</summary>
    Fail,
}
