namespace WsSpec.Suite.Autobahn;

/// <summary>The grades of Autobahn; a report may contain no other.</summary>
public enum Behavior
{
    Ok,

    /// <summary>Not the wanted course of events, but one that Autobahn lets pass.</summary>
    NonStrict,

    /// <summary>Whatever was seen is only reported.</summary>
    Informational,

    /// <summary>permessage-deflate was not agreed.</summary>
    Unimplemented,

    Failed,

    /// <summary>Of the closing alone: the Close frame has a code other than the wanted ones.</summary>
    WrongCode,

    /// <summary>Of the closing alone: no closing handshake, or the transport did not end after it.</summary>
    Unclean,

    /// <summary>Of the closing alone: the client had to end the transport.</summary>
    FailedByClient,
}
