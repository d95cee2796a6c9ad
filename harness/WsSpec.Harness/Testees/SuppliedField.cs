using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Testees;

/// <summary>A header field that a user wants in every request, and where it comes from. Its value may be a credential.</summary>
public sealed record SuppliedField(HeaderField Field, FieldOrigin Origin);
