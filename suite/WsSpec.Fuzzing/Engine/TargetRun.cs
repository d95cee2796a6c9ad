using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Engine;

/// <summary>One run of a target.</summary>
internal static class TargetRun
{
    /// <summary>What the target throws for an input; null when the property holds.</summary>
    public static Exception? Failure(IFuzzTarget target, ReadOnlySpan<byte> input)
    {
        try
        {
            target.Run(input);
            return null;
        }
#pragma warning disable CA1031 // Whatever a target throws is a finding.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e;
        }
    }
}
