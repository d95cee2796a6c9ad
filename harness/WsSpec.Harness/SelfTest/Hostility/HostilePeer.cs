using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.SelfTest.Hostility;

/// <summary>
/// A peer that is after the harness and not after the truth: it wastes memory, time or both. Whatever it does, what the harness keeps of it
/// is bounded, and so is how long it is listened to.
/// </summary>
/// <param name="Name">In kebab case, unique.</param>
/// <param name="Deed">What it does, as a sentence.</param>
/// <param name="PlayAsync">Plays one connection, until it is done with it or the harness ends it.</param>
public sealed record HostilePeer(string Name, string Deed, Func<HostileLine, Task> PlayAsync)
{
    /// <summary>The roles in which a peer can be like this.</summary>
    public Roles Testee { get; init; } = Roles.Both;

    /// <summary>True for one that is hostile below TLS: it listens without, where TLS is expected.</summary>
    public bool IsBelowTls { get; init; }
}
