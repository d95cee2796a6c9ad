namespace WsSpec.Harness.Running;

/// <summary>Why a result is not reported before the case has been played again.</summary>
internal enum Doubt
{
    None,

    /// <summary>No connection could be made.</summary>
    Unreachable,

    /// <summary>The testee had too many connections.</summary>
    Crowding,

    /// <summary>A deadline has passed.</summary>
    Silence,

    /// <summary>An answer was late, or the harness was, and the verdict may rest on it.</summary>
    Lateness,
}
