namespace WsSpec.Harness.SelfTest;

/// <summary>One way in which a server can be wrong, known by name.</summary>
/// <param name="Name">In kebab case, unique.</param>
/// <param name="Summary">What the server does wrong, as a sentence.</param>
/// <param name="Misbehave">Makes the misbehaviour of one connection: what it remembers is that connection's alone.</param>
public sealed record Fault(string Name, string Summary, Func<Misbehaviour> Misbehave);
