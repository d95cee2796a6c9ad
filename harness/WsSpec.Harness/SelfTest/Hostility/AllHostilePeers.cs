using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.SelfTest.Hostility;

/// <summary>Every hostile peer, from the first octet to the last.</summary>
public static class AllHostilePeers
{
    public static ImmutableArray<HostilePeer> All { get; } =
    [
        .. TlsHostility.All,
        .. OpeningHostility.All,
        .. FloodHostility.All,
        .. DeflateHostility.All,
        .. EchoHostility.All,
        .. PaceHostility.All,
    ];

    /// <summary>Those that a peer in this role can be.</summary>
    public static IEnumerable<HostilePeer> Of(Role testee) => All.Where(peer => peer.Testee.Includes(testee));
}
