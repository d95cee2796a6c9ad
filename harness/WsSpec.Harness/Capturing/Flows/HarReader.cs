using System.Collections.Immutable;
using System.Text.Json;

namespace WsSpec.Harness.Capturing.Flows;

/// <summary>
/// HAR files, as browsers export them: <c>log.entries</c>, of which those with a WebSocket URL count, or the resource type
/// <c>websocket</c>. Of the octets only the fields of both heads are there; the headers of a request may be provisional, and then are none.
/// </summary>
internal static class HarReader
{
    private const string Key = "Sec-WebSocket-Key";
    private const int SwitchingProtocols = 101;

    /// <summary>The connections; null when the octets are no HAR file.</summary>
    public static FlowFile? Read(ReadOnlyMemory<byte> octets)
    {
        try
        {
            using var document = JsonDocument.Parse(octets, new() { MaxDepth = 64 });
            return Member(document.RootElement, "log") is { } log && Member(log, "entries") is { ValueKind: JsonValueKind.Array } entries
                ? Read(entries)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static FlowFile Read(JsonElement entries)
    {
        var flows = ImmutableArray.CreateBuilder<Flow>();
        var http2 = 0L;
        foreach (var entry in entries.EnumerateArray())
        {
            if (Member(entry, "request") is not { } request || !IsWebSocket(entry, request))
            {
                continue;
            }

            if (Text(request, "method") == "CONNECT" || Text(request, "httpVersion").Contains('2', StringComparison.Ordinal))
            {
                http2++;
                continue;
            }

            flows.Add(Flow(entry, request));
        }

        return new(flows.ToImmutable(), http2, null);
    }

    private static bool IsWebSocket(JsonElement entry, JsonElement request) =>
        Text(entry, "_resourceType") == "websocket" || Text(request, "url").StartsWith("ws", StringComparison.Ordinal);

    private static Flow Flow(JsonElement entry, JsonElement request)
    {
        var url = Text(request, "url");
        var target = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.PathAndQuery : "/";
        var fields = Fields(request);
        var isWhole = fields.Any(field => field.Name.Equals(Key, StringComparison.OrdinalIgnoreCase));
        return new(url, isWhole ? new($"{Text(request, "method")} {target} HTTP/1.1", fields) : null, Response(entry))
        {
            Began = DateTimeOffset.TryParse(Text(entry, "startedDateTime"), System.Globalization.CultureInfo.InvariantCulture, out var began)
                ? began - DateTimeOffset.UnixEpoch
                : TimeSpan.Zero,
        };
    }

    private static FlowHead? Response(JsonElement entry) =>
        Member(entry, "response") is { } response
        && Member(response, "status") is { ValueKind: JsonValueKind.Number } status && status.TryGetInt32(out var code) && code >= 100
        && Fields(response) is { IsEmpty: false } fields
            ? new($"HTTP/1.1 {code} {(code == SwitchingProtocols ? "Switching Protocols" : "")}", fields)
            : null;

    private static ImmutableArray<(string Name, string Value)> Fields(JsonElement head) =>
        Member(head, "headers") is { ValueKind: JsonValueKind.Array } headers
            ? [.. headers.EnumerateArray().Select(field => (Text(field, "name"), Text(field, "value")))]
            : [];

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>Empty when there is no such text.</summary>
    private static string Text(JsonElement element, string name)
    {
        try
        {
            return Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            return ""; // an escape that stands for half of a surrogate pair
        }
    }
}
