namespace WsSpec.Suite.Wire;

/// <summary>
/// One header field line as a script wants it, legal or not. Each character is one octet (Latin-1); <c>{host}</c>, <c>{key}</c> and the
/// other names of a <see cref="Place"/> in braces stand for what the run supplies.
/// </summary>
public sealed record RawField(string Name, string Value)
{
    public string Separator { get; init; } = ": ";

    public string End { get; init; } = "\r\n";

    /// <summary>A line that is no field at all, written as it is.</summary>
    public static RawField Line(string octets) => new(octets, "") { Separator = "" };

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Name + Separator + Value + End;
}
