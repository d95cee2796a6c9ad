using WsSpec.Harness.SelfTest.Misbehaving;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>An endpoint that uses one freedom of the RFCs: whoever accuses it is wrong.</summary>
/// <param name="Name">In kebab case, unique.</param>
/// <param name="Freedom">What it does, as a sentence.</param>
/// <param name="AllowedBy">The section that allows it, such as <c>6455 5.4</c>.</param>
/// <param name="Misbehave">Makes what is different on one connection: what it remembers is that connection's alone.</param>
public sealed record Innocent(string Name, string Freedom, string AllowedBy, Func<Misbehaviour> Misbehave) : Twin(Name, Misbehave);
