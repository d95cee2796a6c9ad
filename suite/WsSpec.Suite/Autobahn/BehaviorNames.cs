namespace WsSpec.Suite.Autobahn;

/// <summary>The words that Autobahn's reports use for the grades.</summary>
public static class BehaviorNames
{
    public static string Name(this Behavior behavior) => behavior switch
    {
        Behavior.Ok => "OK",
        Behavior.NonStrict => "NON-STRICT",
        Behavior.Informational => "INFORMATIONAL",
        Behavior.Unimplemented => "UNIMPLEMENTED",
        Behavior.Failed => "FAILED",
        Behavior.WrongCode => "WRONG CODE",
        Behavior.Unclean => "UNCLEAN",
        Behavior.FailedByClient => "FAILED BY CLIENT",
        _ => throw new ArgumentOutOfRangeException(nameof(behavior)),
    };
}
