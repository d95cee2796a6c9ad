using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Patterns;

/// <summary>The end of the transport, in order or by a reset.</summary>
public sealed record EndedPattern : One
{
    public override bool Matches(Observation observation) => observation is TransportEnded;

    public override string Describe() => "end of the transport";
}

/// <summary>The end of the transport by a reset (TCP RST).</summary>
public sealed record ResetPattern : One
{
    public override bool Matches(Observation observation) => observation is TransportEnded { Reset: true };

    public override string Describe() => "reset of the transport";
}

/// <summary>A deadline that passed.</summary>
public sealed record NothingPattern : One
{
    public override bool Matches(Observation observation) => observation is Silence;

    public override string Describe() => "silence";
}

/// <summary>Octets that cannot be read.</summary>
public sealed record UndecodablePattern : One
{
    public override bool Matches(Observation observation) => observation is UndecodableSeen;

    public override string Describe() => "octets that are no frame";
}

/// <summary>The pattern, no later than a time after the event before it.</summary>
public sealed record Within(int Milliseconds, One Inner) : One
{
    public override bool Matches(Observation observation) =>
        observation.Waited <= TimeSpan.FromMilliseconds(Milliseconds) && Inner.Matches(observation);

    public override string Describe() => $"{Inner.Describe()} within {Milliseconds} ms";
}
