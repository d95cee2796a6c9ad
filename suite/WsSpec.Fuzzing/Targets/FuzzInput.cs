namespace WsSpec.Fuzzing.Targets;

/// <summary>
/// An input as targets read it. Octet 0: options, whose bits each target gives a meaning. Octet 1: how the rest is cut into pieces. Then
/// the octets themselves. A missing octet counts as zero.
/// </summary>
public readonly ref struct FuzzInput(ReadOnlySpan<byte> input)
{
    /// <summary>The octets before the ones that are put to the property.</summary>
    public const int HeaderLength = 2;

    private readonly byte _options = input.IsEmpty ? (byte)0 : input[0];
    private readonly byte _cutting = input.Length < HeaderLength ? (byte)0 : input[1];

    public ReadOnlySpan<byte> Octets { get; } = input.Length <= HeaderLength ? [] : input[HeaderLength..];

    /// <summary>The octets cut as the input says.</summary>
    public Pieces Pieces => new(Octets, _cutting);

    public bool Option(int bit) => (_options >> bit & 1) != 0;

    /// <summary>
    /// The option bits from one on, as a choice among so many; the bits can tell 256 apart, halved with each that is left out.
    /// </summary>
    /// <returns>A number from 0 to less than <paramref name="count"/>.</returns>
    public int Choice(int firstBit, int count) => (_options >> firstBit) % count;
}
