namespace WsSpec.Protocol.Handshake;

/// <summary>A parameter of an extension; <paramref name="Value"/> is null if there is no equals sign, else a token, unquoted.</summary>
public sealed record ExtensionParameter(string Name, string? Value);
