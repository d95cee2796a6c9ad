using System.Runtime.CompilerServices;
using WsSpec.Harness.Secrecy;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Testees;

/// <summary>The implementation at the other end of a connection, as far as whoever talks to it has to know it.</summary>
public record Counterpart
{
    private static readonly ConditionalWeakTable<Counterpart, Secrets> Known = [];

    public Role Role { get; init; } = Role.Server;

    /// <summary>What an opening handshake with it has in its places.</summary>
    public required OpeningSettings Opening { get; init; }

    /// <summary>What its application wants to hear.</summary>
    public ApplicationProtocol Application { get; init; } = ApplicationProtocol.None;

    /// <summary>What it offers; an echo server without extensions until a probe has found out.</summary>
    public TargetProfile Profile { get; init; } = TargetProfile.Echo;

    /// <summary>What a user had to say to reach it and nobody else may learn; a specification of Autobahn's has no credentials.</summary>
    public Secrets Secrets => Known.GetValue(this, testee => Secrets.Of(
        testee.Opening.Fields.Where(f => f.Origin != FieldOrigin.Specification).Select(f => f.Field),
        testee.Opening.RequestTarget,
        testee.Application));
}
