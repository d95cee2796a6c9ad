namespace WsSpec.Harness.Running;

/// <summary>Which catalogue a command is about.</summary>
public enum SuiteChoice
{
    Native,

    /// <summary>The cases of Autobahn, judged as Autobahn does.</summary>
    Autobahn,

    /// <summary>The same with fewer and smaller messages in families 9, 12 and 13.</summary>
    AutobahnQuick,
}
