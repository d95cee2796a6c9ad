using WsSpec.Harness.Capturing.Tcp;

namespace WsSpec.Harness.Auditing;

/// <summary>Losses in words.</summary>
internal static class LossWords
{
    /// <summary>The loss as a phrase.</summary>
    /// <param name="whose">Such as <c>its</c> or <c>its peer's</c>.</param>
    public static string Tell(this Loss loss, string whose) => loss switch
    {
        Loss.NotCaptured => $"some of {whose} octets were not captured",
        Loss.NotKept => $"{whose} octets are more than are kept of one connection ({ConnectionRecorder.MostOctets / 1024 / 1024} MiB)",
        Loss.NotDecrypted => $"some of {whose} octets could not be decrypted",
        Loss.NotNoted => $"{whose} octets are not in the file, which has fields of heads alone",
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    };
}
