using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>The reference server or client, but for one thing that it does differently: wrongly, or as it is free to.</summary>
/// <param name="Name">In kebab case, unique.</param>
/// <param name="Misbehave">Makes what is different on one connection: what it remembers is that connection's alone.</param>
public abstract record Twin(string Name, Func<Misbehaviour> Misbehave)
{
    /// <summary>The roles in which an endpoint can be like this.</summary>
    public Roles Testee { get; init; } = Roles.Both;

    /// <summary>What a probe finds of it, from what it finds of the reference: most twins are taken for the same.</summary>
    public Func<TargetProfile, TargetProfile> Appears { get; init; } = profile => profile;
}
