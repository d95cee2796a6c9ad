namespace WsSpec.Harness.Running;

/// <summary>What a proof of life has come to.</summary>
/// <param name="Symptom">What is wrong, in one line; empty when nothing is.</param>
internal sealed record LifeSign(Life Life, string Symptom)
{
    public static LifeSign Alive { get; } = new(Life.Alive, "");

    public bool IsAlive => Life == Life.Alive;
}
