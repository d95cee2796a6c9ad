using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>Every innocent, from the opening handshake to the end of the transport.</summary>
public static class AllInnocents
{
    public static ImmutableArray<Innocent> All { get; } =
    [
        .. ResponseFreedoms.All,
        .. RefusalFreedoms.All,
        .. RequestFreedoms.All,
        .. FragmentFreedoms.All,
        .. ControlFreedoms.All,
        .. ApplicationFreedoms.All,
        .. ClosingFreedoms.All,
        .. FailingFreedoms.All,
        .. LimitFreedoms.All,
        .. DeflateFreedoms.All,
        .. PaceFreedoms.All,
    ];

    /// <summary>Those that an endpoint in this role can be.</summary>
    public static IEnumerable<Innocent> Of(Role testee) => All.Where(innocent => innocent.Testee.Includes(testee));
}
