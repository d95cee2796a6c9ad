namespace WsSpec.Harness.Gating;

/// <summary>The least grave verdict that makes a run fail; a graver one does too.</summary>
public enum FailOn
{
    /// <summary>Only what went wrong with the run itself.</summary>
    Never,

    Fail,

    NonStrict,

    Inconclusive,
}
