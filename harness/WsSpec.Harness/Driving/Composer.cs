using System.Buffers;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Driving;

/// <summary>
/// Turns what a script says into octets: fills the places of heads and supplies the nonces and masking keys that it leaves open. The same
/// seed and the same case make the same octets.
/// </summary>
internal sealed class Composer(OpeningSettings settings, Role role, int seed, string caseId)
{
    private const string SubprotocolField = "Sec-WebSocket-Protocol";
    private const int NonceLength = 16;

    /// <summary>What everything random in the case comes from.</summary>
    public Random Random { get; } = new(StableHash.Of(seed, caseId));

    public byte[] Compose(RawRequest request)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        Random.NextBytes(nonce);
        var key = request.Key ?? Convert.ToBase64String(nonce);
        return request.Template([.. settings.Fields.Select(supplied => supplied.Field)]).Fill(settings.Places(key));
    }

    /// <summary>
    /// An acceptance selects the subprotocol of the run, or the first that is offered: many clients go on with nothing else (section 4.1).
    /// </summary>
    /// <param name="request">What it answers; null when no request has come.</param>
    public byte[] Compose(RawResponse response, TapHead? request) =>
        (response.Accepts && Selected(request) is { } name ? response.TemplateWith(new(SubprotocolField, name)) : response.Template)
            .Fill(settings.Places(request?.Value("Sec-WebSocket-Key")));

    private string? Selected(TapHead? request)
    {
        var offered = request?.List(SubprotocolField) ?? [];
        return settings.Subprotocol is { } wanted ? offered.FirstOrDefault(name => name == wanted) : offered.FirstOrDefault();
    }

    public ReadOnlyMemory<byte> Compose(RawFrame frame) => Compose([frame]).Octets;

    /// <returns>All the frames, and the offsets at which one ends. Long payloads are not copied.</returns>
    public (ReadOnlyMemory<byte> Octets, IReadOnlyList<int> Borders) Compose(IReadOnlyCollection<RawFrame> frames)
    {
        var octets = new ArrayBufferWriter<byte>(Math.Max(1, frames.Sum(Room)));
        var (parts, taken, apart) = (new List<ReadOnlyMemory<byte>>(), 0, 0);
        var borders = new List<int>(frames.Count);
        foreach (var frame in frames)
        {
            var key = (uint)Random.NextInt64(0, 1L << 32);
            if (IsLong(frame))
            {
                octets.Advance(frame.WriteHeader(octets.GetSpan(RawFrame.HeaderMaximum), role, key));
                parts.Add(octets.WrittenMemory[taken..]);
                parts.Add(PayloadOf(frame, key));
                taken = octets.WrittenCount;
                apart += frame.Payload.Length;
            }
            else
            {
                frame.WriteTo(octets, role, key);
            }

            borders.Add(octets.WrittenCount + apart);
        }

        parts.Add(octets.WrittenMemory[taken..]);
        return (LongOctets.Join(parts), borders);
    }

    private ReadOnlyMemory<byte> PayloadOf(RawFrame frame, uint key) =>
        frame.Masked ?? role == Role.Client ? LongOctets.Mask(frame.Payload, frame.MaskingKey ?? key) : frame.Payload;

    private static bool IsLong(RawFrame frame) => frame.Payload.Length >= LongOctets.Shortest;

    private static int Room(RawFrame frame) => RawFrame.HeaderMaximum + (IsLong(frame) ? 0 : frame.Payload.Length);
}
