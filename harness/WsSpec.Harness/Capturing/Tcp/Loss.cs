namespace WsSpec.Harness.Capturing.Tcp;

/// <summary>Why octets of a side are not known from some place on.</summary>
internal enum Loss
{
    /// <summary>The capture lacks them.</summary>
    NotCaptured,

    /// <summary>More was sent than is kept of one connection.</summary>
    NotKept,

    /// <summary>They are encrypted, and the secrets are missing or wrong.</summary>
    NotDecrypted,

    /// <summary>The file is no capture, and whoever wrote it did not note them.</summary>
    NotNoted,
}
