using System.Security.Cryptography.X509Certificates;

namespace WsSpec.Harness.Reference;

/// <summary>Certificates with their private keys, as servers of ours show them.</summary>
public static class ServerCertificate
{
    /// <param name="certificate">Path of a PEM file.</param>
    /// <param name="key">Path of a PEM file with the private key; null: it is in the file of the certificate.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">They are no certificate and its key.</exception>
    public static X509Certificate2 Read(string certificate, string? key)
    {
        using var pem = X509Certificate2.CreateFromPemFile(certificate, key);
        return Usable(pem);
    }

    /// <summary>
    /// A key that exists only in memory is of no use to SslStream on every platform; a round trip through PKCS #12 makes it so.
    /// </summary>
    internal static X509Certificate2 Usable(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
}
