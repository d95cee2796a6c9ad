using System.Collections.Immutable;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Every fault, in the order of the RFC.</summary>
public static class AllFaults
{
    public static ImmutableArray<Fault> All { get; } =
    [
        .. RequestFaults.All,
        .. ResponseFaults.All,
        .. AcceptFaults.All,
        .. FrameFaults.All,
        .. SendingFaults.All,
        .. FragmentFaults.All,
        .. ControlFaults.All,
        .. CloseFaults.All,
        .. TextFaults.All,
        .. DeflateFaults.All,
    ];

    /// <summary>The fault with this name, or null.</summary>
    public static Fault? Find(string name) => All.FirstOrDefault(fault => fault.Name == name);
}
