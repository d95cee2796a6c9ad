using WsSpec.Protocol;

namespace WsSpec.Harness.Auditing;

/// <summary>Headers, each where the frame before it ends, that together are what a side may send.</summary>
/// <param name="Weight">How much speaks for it.</param>
/// <param name="Inside">Where its end is.</param>
internal readonly record struct HeaderChain(int Weight, HeaderChain.Position Inside)
{
    /// <summary>Where in a message its end is.</summary>
    internal enum Position
    {
        Unknown,
        BetweenMessages,
        InMessage,
    }

    /// <summary>True when the next data frame begins a message.</summary>
    public bool IsBetweenMessages => Inside == Position.BetweenMessages;

    /// <summary>The chain with one header more; null when an endpoint without faults does not send that (section 5.4).</summary>
    public HeaderChain? With(ChainedHeader next, int weight)
    {
        if (next.Opcode.IsControl())
        {
            return this with { Weight = Weight + weight };
        }

        if (Inside == (next.Opcode == Opcode.Continuation ? Position.BetweenMessages : Position.InMessage))
        {
            return null;
        }

        return new(Weight + weight, next.Fin ? Position.BetweenMessages : Position.InMessage);
    }
}
