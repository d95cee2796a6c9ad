using System.Text.Unicode;
using WsSpec.Fuzzing.Targets;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Fuzz.Targets;

/// <summary>The validator against the platform's, and against the suite's reader, which also knows where a text becomes invalid.</summary>
public sealed class Utf8ValidatorTarget : IFuzzTarget
{
    public string Name => "utf8-validator";

    public string Property =>
        "However a text is cut, the validator takes it if and only if the platform does, and refuses it where it becomes invalid.";

    public InputShape Shape => InputShape.Octets;

    public void Run(ReadOnlySpan<byte> input)
    {
        var fuzz = new FuzzInput(input);
        var validator = default(Utf8Validator);
        var reader = default(Utf8Reader);
        foreach (var piece in fuzz.Pieces)
        {
            reader = reader.Read(piece);
            if (!validator.Append(piece))
            {
                PropertyBrokenException.Unless(reader.InvalidAt is not null, "a text that can still be valid is not refused");
                PropertyBrokenException.Unless(!Utf8.IsValid(fuzz.Octets), "what is refused the platform refuses too");
                return;
            }

            PropertyBrokenException.Unless(reader.InvalidAt is null, "a text is refused with the octet that makes it invalid");
        }

        PropertyBrokenException.Unless(validator.IsComplete == Utf8.IsValid(fuzz.Octets), "the validator agrees with the platform");
    }
}
