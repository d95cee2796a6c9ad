using System.Collections.Immutable;

namespace WsSpec.Harness.Capturing.Flows;

/// <summary>
/// Flow files of mitmproxy: one map for each flow, of which those with a member <c>websocket</c> count. What stands there is what the proxy
/// made of two connections, so that nothing is left of frames.
/// </summary>
internal static class MitmproxyReader
{
    /// <summary>The connections; null when the octets do not begin with a flow.</summary>
    public static FlowFile? Read(ReadOnlyMemory<byte> octets)
    {
        var flows = ImmutableArray.CreateBuilder<Flow>();
        var http2 = 0L;
        var number = 0;
        while (TNetString.Take(ref octets) is { Type: TNetString.Map } flow)
        {
            number++;
            if (flow.Member("websocket") is not { Type: TNetString.Map } || flow.Member("request") is not { } request)
            {
                continue;
            }

            if (Text(request, "http_version").StartsWith("HTTP/2", StringComparison.Ordinal))
            {
                http2++;
                continue;
            }

            flows.Add(Read(request, flow.Member("response")));
        }

        return number == 0 ? null
            : new(flows.ToImmutable(), http2, octets.IsEmpty ? null : $"the file makes no sense behind flow {number}");
    }

    private static Flow Read(TNetString request, TNetString? response) => new(
        $"ws://{Text(request, "host")}:{request.Member("port")?.Number ?? 0}{Text(request, "path")}",
        new($"{Text(request, "method")} {Text(request, "path")} {Text(request, "http_version")}", Fields(request)),
        response is { Type: TNetString.Map } head
            ? new($"{Text(head, "http_version")} {head.Member("status_code")?.Number ?? 0} {Text(head, "reason")}", Fields(head))
            : null)
    {
        Began = request.Member("timestamp_start")?.Number is > 0 and < int.MaxValue and var seconds
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero,
    };

    private static ImmutableArray<(string, string)> Fields(TNetString head) =>
    [
        .. (head.Member("headers")?.Elements() ?? []).Select(field => field.Elements().Take(2).ToList())
            .Where(field => field.Count == 2).Select(field => (field[0].Text, field[1].Text)),
    ];

    private static string Text(TNetString map, string name) => map.Member(name)?.Text ?? "";
}
