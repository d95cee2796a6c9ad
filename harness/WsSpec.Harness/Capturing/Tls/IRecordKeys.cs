namespace WsSpec.Harness.Capturing.Tls;

/// <summary>The keys of one side of one connection, from its first encrypted record on.</summary>
internal interface IRecordKeys
{
    /// <summary>Decrypts the next record of the side.</summary>
    /// <returns>The octets of the application, none for a record that has others; null when it cannot be decrypted.</returns>
    byte[]? Open(TlsRecord record);
}
