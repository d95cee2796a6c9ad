using WsSpec.Protocol;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Testees;

/// <summary>The implementation at the other end of a connection, as far as whoever talks to it has to know it.</summary>
public record Counterpart
{
    public Role Role { get; init; } = Role.Server;

    /// <summary>What an opening handshake with it has in its places.</summary>
    public required OpeningSettings Opening { get; init; }

    /// <summary>What it offers; an echo server without extensions until a probe has found out.</summary>
    public TargetProfile Profile { get; init; } = TargetProfile.Echo;
}
