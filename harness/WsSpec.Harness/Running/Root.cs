namespace WsSpec.Harness.Running;

/// <summary>What is wrong nearly everywhere, and fails cases that are about something else; or another result that says the same.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="What">
/// The id of the rule that is broken, the name of the other result, or which messages it is about, in words; empty: all.
/// </param>
public sealed record Root(RootKind Kind, string What);

/// <summary>What may explain a failure.</summary>
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

    /// <summary>Whatever is asked in one way is wrong in every way.</summary>
    Variant,
}
