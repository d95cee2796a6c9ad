namespace WsSpec.Suite.Requirements;

/// <summary>Whether a peer can see from outside that a requirement is obeyed.</summary>
public enum Observability
{
    Yes,
    Partly,
    No,
}
