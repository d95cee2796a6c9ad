namespace WsSpec.Protocol.Handshake;

/// <summary>The header fields of the opening handshake.</summary>
public static class FieldNames
{
    public const string Connection = "Connection";
    public const string ContentLength = "Content-Length";
    public const string Expect = "Expect";
    public const string Host = "Host";
    public const string Origin = "Origin";
    public const string Accept = "Sec-WebSocket-Accept";
    public const string Extensions = "Sec-WebSocket-Extensions";
    public const string Key = "Sec-WebSocket-Key";
    public const string Protocol = "Sec-WebSocket-Protocol";
    public const string Version = "Sec-WebSocket-Version";
    public const string TransferEncoding = "Transfer-Encoding";
    public const string Upgrade = "Upgrade";
}
