using System.Text.Unicode;
using WsSpec.Fuzzing;
using WsSpec.Protocol;

namespace WsSpec.Fuzz.Targets;

/// <summary>The validator against the platform's.</summary>
public sealed class Utf8ValidatorTarget : IFuzzTarget
{
    public string Name => "utf8-validator";

    public string Property => "However a text is cut, the validator takes it if and only if the platform does.";

    public InputShape Shape => InputShape.Octets;

    public void Run(ReadOnlySpan<byte> input)
    {
        var fuzz = new FuzzInput(input);
        PropertyBrokenException.Unless(Takes(fuzz.Pieces) == Utf8.IsValid(fuzz.Octets), "the validator agrees with the platform");
    }

    private static bool Takes(Pieces pieces)
    {
        var validator = default(Utf8Validator);
        foreach (var piece in pieces)
        {
            if (!validator.Append(piece))
            {
                return false;
            }
        }

        return validator.IsComplete;
    }
}
