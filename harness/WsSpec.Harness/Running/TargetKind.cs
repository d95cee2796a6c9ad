namespace WsSpec.Harness.Running;

/// <summary>What is known of a server's messages before the run.</summary>
public enum TargetKind
{
    /// <summary>A probe finds out.</summary>
    Auto,

    Echo,

    Opaque,
}
