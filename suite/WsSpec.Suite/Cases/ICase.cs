namespace WsSpec.Suite.Cases;

/// <summary>A scenario whose conversation is judged for itself, by the suite that the case belongs to.</summary>
public interface ICase : ICheck
{
    /// <summary>What is played; it has the id of the case.</summary>
    Scenario Scenario { get; }
}
