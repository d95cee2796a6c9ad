using System.Globalization;

namespace WsSpec.Harness.Running;

/// <summary>
/// How much longer everything may take because others want the processors too. A testee that has much to do gets its share of them and no
/// more, though the harness, which mostly sleeps, may be as punctual as ever.
/// </summary>
internal static class Strain
{
    /// <summary>So many times as long is waited at the most.</summary>
    public const double Most = 3;

    private const string LoadAverages = "/proc/loadavg";

    /// <summary>So many wanting each processor are no strain: a run has some of its own.</summary>
    private const double Usual = 4;

    /// <summary>Of this machine now; 1 where nobody tells, and where time is not the machine's.</summary>
    public static double Now(TimeProvider clock)
    {
        if (clock != TimeProvider.System)
        {
            return 1;
        }

        try
        {
            return Of(File.ReadAllText(LoadAverages), Environment.ProcessorCount);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 1;
        }
    }

    /// <summary>By what Linux says: the average of the last minute, two more, and how many of all want a processor this moment.</summary>
    /// <param name="loadAverages">Such as <c>0.73 2.97 6.51 1/213 4711</c>; whatever else it says is no strain.</param>
    public static double Of(string loadAverages, int processors)
    {
        var fields = loadAverages.Split(' ');
        return fields is [var minute, _, _, var tasks, ..]
            ? Math.Clamp(Math.Max(Number(minute), Number(tasks.Split('/')[0])) / (Usual * processors), 1, Most)
            : 1;
    }

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : 0;
}
