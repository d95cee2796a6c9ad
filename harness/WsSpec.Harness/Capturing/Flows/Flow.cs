using System.Collections.Immutable;

namespace WsSpec.Harness.Capturing.Flows;

/// <summary>A WebSocket connection as a program noted it that saw messages and no octets: a browser, or a proxy.</summary>
/// <param name="Url">What was connected to.</param>
/// <param name="Request">The fields of the request; null when the file has not all of them.</param>
/// <param name="Response">The response; null when the file has none.</param>
internal sealed record Flow(string Url, FlowHead? Request, FlowHead? Response)
{
    /// <summary>Time since the epoch.</summary>
    public TimeSpan Began { get; init; }
}

/// <param name="StartLine">Made of what the file says; the one on the wire may have been written otherwise.</param>
internal sealed record FlowHead(string StartLine, ImmutableArray<(string Name, string Value)> Fields);

/// <summary>The connections of a file, and how many more there were that are of no use.</summary>
/// <param name="Http2">How many came over HTTP/2.</param>
/// <param name="Fault">Why reading has stopped early, as a phrase; null when it has not.</param>
internal sealed record FlowFile(ImmutableArray<Flow> Flows, long Http2, string? Fault);
