namespace WsSpec.Fuzzing.Targets;

/// <summary>One property that holds for every sequence of octets.</summary>
public interface IFuzzTarget
{
    /// <summary>The word on the command line and the name of its folders in the corpus.</summary>
    string Name { get; }

    /// <summary>What holds, in one sentence.</summary>
    string Property { get; }

    /// <summary>What a mutation takes the octets for.</summary>
    InputShape Shape { get; }

    /// <summary>Puts one input to the property. Whatever it throws is a finding.</summary>
    /// <exception cref="PropertyBrokenException">The property does not hold.</exception>
    void Run(ReadOnlySpan<byte> input);
}
