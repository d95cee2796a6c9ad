using WsSpec.Harness.Secrecy;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Testees;

/// <summary>A header field that a user wants in every request, and where it comes from. Its value may be a credential.</summary>
public sealed record SuppliedField(HeaderField Field, FieldOrigin Origin)
{
    /// <summary>The value as a command that is shown has it: by the name of an environment variable.</summary>
    public string Reference { get; init; } = $"env:{EnvironmentValue.For(Field.Name)}";

    /// <param name="written">The value as the user wrote it, which may name an environment variable.</param>
    /// <exception cref="Invocation.CommandException">The variable is not set.</exception>
    public static SuppliedField Of(string name, string written, FieldOrigin origin)
    {
        var field = new SuppliedField(new(name, EnvironmentValue.Of(written)), origin);
        return EnvironmentValue.Is(written) ? field with { Reference = written } : field;
    }
}
