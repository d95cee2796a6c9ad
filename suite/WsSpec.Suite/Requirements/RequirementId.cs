namespace WsSpec.Suite.Requirements;

/// <summary>
/// The id of a requirement: document, section and number, such as <c>6455-5.2-07</c>. Code says
/// <c>Rfc6455.ReservedOpcodeFailsConnection</c>
/// instead (<see cref="Ids.Rfc6455"/>); an id that is read from a report need not be in the registry.
/// </summary>
/// <param name="Text">The id as reports show it.</param>
public readonly record struct RequirementId(string Text)
{
    /// <summary>The number of the RFC, such as <c>6455</c>.</summary>
    public string Document => Text[..Text.IndexOf('-', StringComparison.Ordinal)];

    public override string ToString() => Text;
}
