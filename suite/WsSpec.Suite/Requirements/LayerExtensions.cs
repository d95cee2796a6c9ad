using System.Collections.Immutable;

namespace WsSpec.Suite.Requirements;

public static class LayerExtensions
{
    /// <summary>The layers that are WebSocket's own, whatever HTTP stack and TLS are before it.</summary>
    public static ImmutableArray<Layer> OfWebSocket { get; } = [Layer.Handshake, Layer.Framing, Layer.Deflate, Layer.Robustness];

    /// <summary>As the command line and reports write it.</summary>
    public static string Keyword(this Layer layer) => layer.ToString().ToLowerInvariant();
}
