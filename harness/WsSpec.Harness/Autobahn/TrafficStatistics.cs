using System.Text.Json;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Autobahn;

/// <summary>The traffic of a case with compressed messages that ended well; null for any other.</summary>
internal static class TrafficStatistics
{
    public static void Write(Utf8JsonWriter json, AutobahnResult result)
    {
        if (result.Judgement.Behavior != Behavior.Ok
            || result.Case.Exchange is not { Deflated: true }
            || CaseStatistics.Sums(result) is not { } sums)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        Direction(json, "incoming", sums.OctetsReceived, sums.WireOctetsReceived, sums.FramesReceived, sums.Echoed, Before(
            result, fromTestee: true));
        Direction(json, "outgoing", sums.OctetsSent, sums.WireOctetsSent, sums.FramesSent, sums.Sent, Before(result, fromTestee: false));
        json.WriteEndObject();
    }

    private static long Before(AutobahnResult result, bool fromTestee) => result.Transcript!.Entries
        .TakeWhile(e => e is not Entry.Exchanged)
        .OfType<Entry.Piece>()
        .Where(p => p.FromTestee == fromTestee)
        .Sum(p => (long)p.Octets.Length);

    private static void Direction(Utf8JsonWriter json, string name, long octets, long wireOctets, long frames, long messages, long before)
    {
        json.WriteNumber($"{name}CompressionRatio", octets == 0 ? 1 : Math.Round((double)wireOctets / octets, 3));
        json.WriteNumber($"{name}OctetsAppLevel", octets);
        json.WriteNumber($"{name}OctetsWebSocketLevel", wireOctets);
        json.WriteNumber($"{name}OctetsWireLevel", wireOctets);
        json.WriteNumber($"{name}WebSocketFrames", frames);
        json.WriteNumber($"{name}WebSocketMessages", messages);
        json.WriteNumber($"preopen{char.ToUpperInvariant(name[0])}{name[1..]}OctetsWireLevel", before);
    }
}
