using System.Globalization;
using System.Text;
using System.Text.Json;
using WsSpec.Protocol;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Autobahn;

/// <summary>The report of one case as JSON, with the keys that Autobahn's has; the texts are our own.</summary>
internal static class CaseJson
{
    private const string NoHead = "?";

    public static string Write(AutobahnResult result) => AutobahnJson.Write(json =>
    {
        json.WriteStartObject();
        foreach (var (name, write) in Fields(result).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            write(json);
        }

        json.WriteEndObject();
    });

    private static IEnumerable<(string Name, Action<Utf8JsonWriter> Write)> Fields(AutobahnResult result)
    {
        var (@case, judgement, facts) = (result.Case, result.Judgement, result.Judgement.Facts);
        var exchanges = @case.Exchange is not null;
        var isServer = result.Conversation?.Testee == Role.Client;
        return
        [
            ("agent", Text(result.Agent)),
            ("case", Number(@case.Number)),
            ("id", Text(@case.Id)),
            ("description", Text(@case.Description)),
            ("expectation", Text(@case.Expectation)),
            ("started", Text(result.Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture))),
            ("duration", Number(result.DurationMs)),
            ("reportTime", Flag(exchanges)),
            ("reportCompressionRatio", Flag(@case.Exchange is { Deflated: true })),
            ("behavior", Text(judgement.Behavior.Name())),
            ("behaviorClose", Text(judgement.BehaviorClose.Name())),
            ("result", Text(judgement.Result)),
            ("resultClose", Text(judgement.ResultClose)),
            ("expected", json => Expected(json, @case)),
            ("received", json => Events(json, judgement.Received)),
            ("expectedClose", json => ExpectedClose(json, @case.Close)),
            ("closedByMe", Flag(facts.ClosedByHarness)),
            ("failedByMe", Flag(facts.FailedByHarness)),
            ("droppedByMe", Flag(facts.DroppedByHarness)),
            ("wasClean", Flag(facts.WasClean)),
            ("wasNotCleanReason", Text(facts.WasClean ? null : judgement.ResultClose)),
            ("wasServerConnectionDropTimeout", Flag(!isServer && facts.DroppedByHarness && !facts.CloseUnanswered)),
            ("wasOpenHandshakeTimeout", Flag(!facts.Opened)),
            ("wasCloseHandshakeTimeout", Flag(facts.CloseUnanswered && facts.DroppedByHarness)),
            ("localCloseCode", Number(facts.LocalClose?.Code)),
            ("localCloseReason", Text(facts.LocalClose is { Code: not null } local ? local.Reason : null)),
            ("remoteCloseCode", Number(facts.RemoteClose?.Code)),
            ("remoteCloseReason", Text(facts.RemoteClose is { Code: not null } remote ? remote.Reason : null)),
            ("isServer", Flag(isServer)),
            ("createStats", Flag(true)),
            ("rxOctetStats", Counts(CaseStatistics.Received(result).Chunks)),
            ("rxFrameStats", Counts(CaseStatistics.Received(result).Frames)),
            ("txOctetStats", Counts(CaseStatistics.Sent(result).Chunks)),
            ("txFrameStats", Counts(CaseStatistics.Sent(result).Frames)),
            ("httpRequest", Text(Head(result.Conversation?.Request))),
            ("httpResponse", Text(Head(result.Conversation?.Response))),
            ("createWirelog", Flag(!exchanges)),
            ("wirelog", json => WireLogJson.Write(json, result)),
            ("trafficStats", json => TrafficStatistics.Write(json, result)),
        ];
    }

    private static string Head(TapHead? head) => head is null ? NoHead : Encoding.Latin1.GetString(head.Octets.Span);

    private static Action<Utf8JsonWriter> Text(string? text) => json => json.WriteStringValue(text);

    private static Action<Utf8JsonWriter> Flag(bool flag) => json => json.WriteBooleanValue(flag);

    private static Action<Utf8JsonWriter> Counts(IReadOnlyList<(string Key, long Count)> counts) =>
        json => AutobahnJson.WriteCounts(json, counts);

    private static Action<Utf8JsonWriter> Number(int? number) => json => AutobahnJson.WriteNumber(json, number);

    private static void Expected(Utf8JsonWriter json, AutobahnCase @case)
    {
        json.WriteStartObject();
        foreach (var grade in @case.Grades.OrderBy(g => g.Behavior.Name(), StringComparer.Ordinal))
        {
            json.WritePropertyName(grade.Behavior.Name());
            Events(json, grade.Events);
        }

        json.WriteEndObject();
    }

    private static void Events(Utf8JsonWriter json, IEnumerable<AutobahnEvent> events)
    {
        json.WriteStartArray();
        foreach (var (name, payload, isBinary) in events.Select(Preview.Event))
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteStringValue(payload);
            if (isBinary is { } binary)
            {
                json.WriteBooleanValue(binary);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void ExpectedClose(Utf8JsonWriter json, CloseExpectation close)
    {
        json.WriteStartObject();
        json.WriteStartArray("closeCode");
        foreach (var code in close.Codes)
        {
            json.WriteNumberValue(code);
        }

        json.WriteEndArray();
        json.WriteBoolean("closedByMe", close.ByHarness);
        if (close.WrongSideFails)
        {
            json.WriteBoolean("closedByWrongEndpointIsFatal", true);
        }

        json.WriteBoolean("requireClean", close.RequireClean);
        json.WriteEndObject();
    }
}
