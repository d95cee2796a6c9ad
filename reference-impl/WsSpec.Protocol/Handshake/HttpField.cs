namespace WsSpec.Protocol.Handshake;

/// <summary>One header field. The value is without the white space around it; each character is one octet (Latin-1).</summary>
public sealed record HttpField(string Name, string Value);
