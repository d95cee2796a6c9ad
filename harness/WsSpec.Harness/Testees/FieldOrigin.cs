namespace WsSpec.Harness.Testees;

/// <summary>Where a field that a user supplies was written.</summary>
public enum FieldOrigin
{
    CommandLine,

    /// <summary>A file with several targets.</summary>
    TargetsFile,

    /// <summary>A specification file of Autobahn's.</summary>
    Specification,
}
