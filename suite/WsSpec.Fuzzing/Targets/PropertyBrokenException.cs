using System.Diagnostics.CodeAnalysis;

namespace WsSpec.Fuzzing.Targets;

/// <summary>The property of a target does not hold for an input.</summary>
/// <param name="fact">What should be so, in constant words: findings with the same words are one finding.</param>
public sealed class PropertyBrokenException(string fact) : Exception(fact)
{
    /// <summary>Goes on if it is so.</summary>
    public static void Unless([DoesNotReturnIf(false)] bool holds, string fact)
    {
        if (!holds)
        {
            throw new PropertyBrokenException(fact);
        }
    }
}
