using System.Collections.Immutable;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Every fault, in the order of the RFC.</summary>
public static class AllFaults
{
    public static ImmutableArray<Fault> All { get; } =
    [
        .. RequestFaults.All,
        .. ResponseFaults.All,
        .. AcceptFaults.All,
        .. ClientRequestFaults.All,
        .. ClientKeyFaults.All,
        .. ClientReplyFaults.All,
        .. FrameFaults.All,
        .. ClientMaskingFaults.All,
        .. SendingFaults.All,
        .. FragmentFaults.All,
        .. MomentFaults.All,
        .. ControlFaults.All,
        .. CloseFaults.All,
        .. ClientClosingFaults.All,
        .. TextFaults.All,
        .. DeflateFaults.All,
        .. DeflateMessageFaults.All,
        .. ClientDeflateFaults.All,
    ];

    /// <summary>Those that an endpoint in this role can have.</summary>
    public static IEnumerable<Fault> Of(Role testee) => All.Where(fault => fault.Testee.Includes(testee));
}
