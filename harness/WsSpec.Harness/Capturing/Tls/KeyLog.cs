namespace WsSpec.Harness.Capturing.Tls;

/// <summary>
/// The secrets of TLS connections as programs log them for SSLKEYLOGFILE: lines of a label, the random of the ClientHello and the secret, the
/// last two in hexadecimal. Other lines are left out.
/// </summary>
internal sealed class KeyLog
{
    /// <summary>TLS 1.2: the master secret.</summary>
    public const string MasterSecret = "CLIENT_RANDOM";

    private const int MostSecrets = 200_000;
    private const int LongestLine = 1000;
    private readonly Dictionary<(string Label, string Random), byte[]> _secrets = [];

    public void Add(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length <= LongestLine && _secrets.Count < MostSecrets
                && line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var label, var random, var secret]
                && secret.Length % 2 == 0 && secret.All(char.IsAsciiHexDigit))
            {
                _secrets[(label, random.ToLowerInvariant())] = Convert.FromHexString(secret);
            }
        }
    }

    /// <summary>Null when it was not logged.</summary>
    public byte[]? Find(string label, byte[] clientRandom) => _secrets.GetValueOrDefault((label, Convert.ToHexStringLower(clientRandom)));
}
