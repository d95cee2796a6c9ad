namespace WsSpec.Suite.Wire;

/// <summary>A part of a head.</summary>
public abstract record HeadPart
{
    /// <summary>Octets that stay what they are, braces included; each character is one octet (Latin-1).</summary>
    public sealed record Literal(string Octets) : HeadPart;

    /// <summary>A place that the run fills.</summary>
    public sealed record Blank(Place Place) : HeadPart;
}
