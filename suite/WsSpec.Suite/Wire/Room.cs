namespace WsSpec.Suite.Wire;

/// <summary>How much is taken in of what one testee sends on one connection.</summary>
/// <param name="Weight">As the octets of memory that keeping it takes.</param>
public sealed record Room(long Weight)
{
    /// <summary>For all that comes.</summary>
    public static Room Unlimited { get; } = new(long.MaxValue);

    /// <summary>How much of the weight may be heads, and what frames weigh beside their payloads.</summary>
    public long Aside { get; init; } = long.MaxValue;

    /// <summary>How many octets may come.</summary>
    public long Octets { get; init; } = long.MaxValue;

    /// <summary>In how many pieces they may arrive.</summary>
    public long Pieces { get; init; } = long.MaxValue;

    /// <summary>Room in which only the weight counts.</summary>
    public static implicit operator Room(long weight) => new(weight);
}
