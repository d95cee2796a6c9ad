namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>One way in which an endpoint can be wrong, known by name.</summary>
/// <param name="Name">In kebab case, unique.</param>
/// <param name="Summary">What the endpoint does wrong, as a sentence.</param>
/// <param name="Misbehave">Makes the misbehaviour of one connection: what it remembers is that connection's alone.</param>
public sealed record Fault(string Name, string Summary, Func<Misbehaviour> Misbehave) : Twin(Name, Misbehave)
{
    /// <summary>The id of the case or standing rule that is there for it; null when several are.</summary>
    public string? CaughtBy { get; init; }
}
