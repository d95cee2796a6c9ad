using WsSpec.Harness.Driving;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.Running;

/// <summary>A testee and how a run reaches it.</summary>
public sealed record TargetDefinition
{
    /// <summary>What reports call it.</summary>
    public required string Name { get; init; }

    public required ITarget Target { get; init; }

    /// <summary>The role of the implementation under test.</summary>
    public Role Testee { get; init; } = Role.Server;

    public required TargetSettings Settings { get; init; }

    public required TransportKind Transport { get; init; }

    /// <summary>The options that a command needs to reach it again.</summary>
    public string RerunOptions { get; init; } = "";
}
