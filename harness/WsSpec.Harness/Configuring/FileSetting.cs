using System.Collections.Immutable;
using System.Text.Json;

namespace WsSpec.Harness.Configuring;

/// <summary>One property of a file with settings.</summary>
/// <param name="Command">The command whose section it stands in; null outside of all.</param>
/// <param name="Property">Its name.</param>
/// <param name="Container">An array, an object or, for a value by itself, none.</param>
/// <param name="Values">The one value, or those of the container.</param>
/// <param name="Position">Where the property begins.</param>
internal sealed record FileSetting(
    string? Command, string Property, JsonTokenType Container, ImmutableArray<SettingValue> Values, FilePosition Position)
{
    public bool Equals(FileSetting? other) =>
        other is not null && (Command, Property, Container, Position) == (other.Command, other.Property, other.Container, other.Position)
            && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Command, Property, Position);
}

/// <param name="Kind">A string, a number, true, false or null.</param>
/// <param name="Text">What it says, without quotation marks.</param>
/// <param name="Key">The property of the object that it is the value of.</param>
/// <param name="Position">Where it begins.</param>
internal readonly record struct SettingValue(JsonTokenType Kind, string Text, string? Key, FilePosition Position);
