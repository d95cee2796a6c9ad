using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Autobahn;

/// <summary>Reads specification files: keys that nobody knows are passed over, and null is as good as a key that is missing.</summary>
internal static class SpecJson
{
    /// <exception cref="CommandException">It is no JSON, or something in it is of the wrong kind.</exception>
    public static T Read<T>(string json, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new CommandException($"the specification cannot be read: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    public static JsonElement? Property(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(JsonElement element, string name) => Property(element, name)?.GetString();

    public static ImmutableArray<string> Strings(JsonElement element, string name) =>
        Property(element, name) is { } list ? Strings(list) : [];

    public static ImmutableArray<string> Strings(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetString()!)];

    /// <exception cref="CommandException">It is not for WebSocket.</exception>
    public static Uri Url(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "ws" or "wss") && url.Host.Length > 0
            ? url
            : throw new CommandException(
                $"'{text}' is not a WebSocket URL: it has to be ws://host[:port][/path] or wss://host[:port][/path]");
}
