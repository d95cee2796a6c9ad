using System.Globalization;

namespace WsSpec.Harness.Auditing;

/// <summary>Numbers of which the middle, the tail and the largest are told. Of very many every so-manieth is kept.</summary>
internal sealed class Distribution
{
    private const int Most = 10_000;
    private readonly List<double> _kept = [];
    private long _stride = 1;
    private double _largest = double.MinValue;

    public long Count { get; private set; }

    public void Add(double number)
    {
        _largest = Math.Max(_largest, number);
        if (Count++ % _stride != 0)
        {
            return;
        }

        _kept.Add(number);
        if (_kept.Count == Most)
        {
            var half = _kept.Where((_, i) => i % 2 == 0).ToList();
            _kept.Clear();
            _kept.AddRange(half);
            _stride *= 2;
        }
    }

    /// <summary>Median, 99th percentile and largest.</summary>
    public string Tell(string unit)
    {
        var sorted = _kept.Order().ToList();
        return sorted.Count == 0 ? "none"
            : $"{Text(sorted[sorted.Count / 2])}{unit} in the middle, {Text(sorted[sorted.Count * 99 / 100])}{unit} for 99 %, "
                + $"{Text(_largest)}{unit} at most";
    }

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
