using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Auditing;

/// <summary>A rule that is broken in a captured connection.</summary>
/// <param name="Where">The connection.</param>
/// <param name="Packet">What the packet is called in which that is seen; null when it stands in no single one.</param>
/// <param name="Breach">What breaks it, as a phrase.</param>
internal sealed record AuditFinding(Verdict Verdict, string Where, string? Packet, string Breach)
{
    public override string ToString() => $"{Where}{(Packet is null ? "" : $", {Packet}")}: {Breach}";
}
