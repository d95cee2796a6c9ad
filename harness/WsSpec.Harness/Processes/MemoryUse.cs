namespace WsSpec.Harness.Processes;

/// <summary>The resident memory of the testee over a run, in octets.</summary>
public sealed record MemoryUse(long Start, long Peak, long End)
{
    private const double Mebi = 1024 * 1024;

    public override string ToString() =>
        FormattableString.Invariant($"{Start / Mebi:0.0} MiB at the start, {Peak / Mebi:0.0} MiB at most, {End / Mebi:0.0} MiB at the end ({(End - Start) / Mebi:+0.0;-0.0;0.0} MiB)");
}
