namespace WsSpec.Harness.Auditing;

/// <summary>Why octets of a side are not known from some place on.</summary>
internal enum Loss
{
    /// <summary>The capture lacks them.</summary>
    NotCaptured,

    /// <summary>More was sent than is kept of one connection.</summary>
    NotKept,

    /// <summary>A record of TLS could not be decrypted.</summary>
    NotDecrypted,
}

internal static class LossExtensions
{
    /// <summary>The loss as a phrase.</summary>
    /// <param name="whose">Such as <c>its</c> or <c>its peer's</c>.</param>
    public static string Tell(this Loss loss, string whose) => loss switch
    {
        Loss.NotCaptured => $"some of {whose} octets were not captured",
        Loss.NotKept => $"{whose} octets are more than are kept of one connection ({ConnectionRecorder.MostOctets / 1024 / 1024} MiB)",
        Loss.NotDecrypted => $"some of {whose} octets could not be decrypted",
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    };
}
