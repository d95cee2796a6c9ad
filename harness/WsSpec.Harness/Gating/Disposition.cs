namespace WsSpec.Harness.Gating;

/// <summary>What a pipeline makes of a result; every format for machines renders this.</summary>
public enum Disposition
{
    Passed,

    /// <summary>
    /// Not judged, because the testee lacks what it needs, ended the connection for a reason of its own, or does something wrong everywhere.
    /// </summary>
    Unanswered,

    /// <summary>A failure that the baseline lists, with its reason.</summary>
    Known,

    /// <summary>The harness or the network failed.</summary>
    Error,

    Failed,
}
