namespace WsSpec.Harness.Running;

/// <summary>What is wrong nearly everywhere, and fails cases that are about something else.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="What">The id of the rule that is broken, or which messages it is about, in words; empty: all.</param>
public sealed record Root(RootKind Kind, string What);

/// <summary>What may be wrong nearly everywhere.</summary>
public enum RootKind
{
    /// <summary>A standing rule is broken by whatever is sent.</summary>
    Rule,

    /// <summary>Messages do not come back, or come back altered.</summary>
    Echo,

    /// <summary>Pings are not answered, or wrongly.</summary>
    Pong,

    /// <summary>The transport stays open where it has to end.</summary>
    End,
}
