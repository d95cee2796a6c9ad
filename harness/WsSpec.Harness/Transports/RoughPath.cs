using System.Threading.Channels;

namespace WsSpec.Harness.Transports;

/// <summary>
/// One direction of a rough transport: what goes in comes out in the same order, cut at random, each piece after its delay.
/// </summary>
internal sealed class RoughPath(Roughness roughness, TimeProvider clock)
{
    private const int PiecesInFlight = 1024;
    private const int MostCuts = 4;
    private readonly Channel<(Parcel Parcel, long Due)> _parcels = Channel.CreateBounded<(Parcel, long)>(PiecesInFlight);
    private readonly Random _random = new(roughness.Seed);
    private long _lastDue;

    /// <summary>What travels: octets, or one of the two ways in which there are no more.</summary>
    public readonly record struct Parcel(ReadOnlyMemory<byte> Octets, bool IsEnd = false, bool IsReset = false);

    /// <summary>Octets on their way; the caller may use its memory again.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> rest = octets.ToArray();
        for (var cuts = _random.Next(MostCuts); cuts > 0 && rest.Length > 1; cuts--)
        {
            var cut = _random.Next(1, rest.Length);
            await SendAsync(new Parcel(rest[..cut]), cancellation);
            rest = rest[cut..];
        }

        await SendAsync(new Parcel(rest), cancellation);
    }

    public ValueTask SendAsync(Parcel parcel, CancellationToken cancellation)
    {
        var takes = roughness.Delay * (0.5 + _random.NextDouble());
        _lastDue = Math.Max(_lastDue, clock.GetTimestamp() + (long)(takes.TotalSeconds * clock.TimestampFrequency));
        return _parcels.Writer.WriteAsync((parcel, _lastDue), cancellation);
    }

    /// <summary>Nothing more will be sent.</summary>
    public void Complete() => _parcels.Writer.TryComplete();

    /// <summary>The next parcel once it has arrived, or null when there is none and never will be.</summary>
    public async ValueTask<Parcel?> ReceiveAsync(CancellationToken cancellation)
    {
        if (!await _parcels.Reader.WaitToReadAsync(cancellation) || !_parcels.Reader.TryPeek(out var next))
        {
            return null;
        }

        if (next.Due > clock.GetTimestamp())
        {
            await Task.Delay(clock.GetElapsedTime(clock.GetTimestamp(), next.Due), clock, cancellation);
        }

        _parcels.Reader.TryRead(out _);
        return next.Parcel;
    }
}
