using System.Globalization;
using System.Text;

namespace WsSpec.Suite.Wire;

/// <summary>
/// The application data of sentinel Pings. A sentinel makes a negative fact visible: what must not be answered is followed by a Ping,
/// and the next answer has to be that Ping's Pong.
/// </summary>
public static class Sentinel
{
    private static ReadOnlySpan<byte> Mark => "wsspec/sentinel/"u8;

    /// <param name="number">Tells the sentinels of one connection apart.</param>
    public static ReadOnlyMemory<byte> ApplicationData(int number) =>
        (byte[])[.. Mark, .. Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture))];

    public static bool Is(ReadOnlySpan<byte> applicationData) => applicationData.StartsWith(Mark);
}
