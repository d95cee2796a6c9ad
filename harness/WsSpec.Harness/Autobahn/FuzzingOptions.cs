using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Driving;

namespace WsSpec.Harness.Autobahn;

/// <summary>
/// The options of a specification file that mean something here, whichever role they are for; the others are accepted and named, so that a
/// report can say so.
/// </summary>
public sealed record FuzzingOptions
{
    /// <summary>
    /// Autobahn waits one second for a Close and for the end of the transport. More patience changes no verdict but that of a slow machine.
    /// </summary>
    public static FuzzingOptions Default { get; } = new();

    /// <summary>Whether a connection that is given up is dropped without a Close frame.</summary>
    public bool FailByDrop { get; init; }

    public TimeSpan OpenHandshakeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan CloseHandshakeTimeout { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan ServerConnectionDropTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The options that have no effect.</summary>
    public ImmutableArray<string> Ignored { get; init; } = [];

    public Timers Timers => new()
    {
        Handshake = OpenHandshakeTimeout,
        Answer = TimeSpan.FromSeconds(5),
        Close = CloseHandshakeTimeout,
        TransportEnd = ServerConnectionDropTimeout,
        Failure = TimeSpan.FromSeconds(3),
        Patience = TimeSpan.FromMilliseconds(600),
        Moment = TimeSpan.FromMilliseconds(400),
    };

    /// <summary>These options with others laid over them.</summary>
    internal FuzzingOptions With(JsonElement? options) =>
        options is { ValueKind: JsonValueKind.Object } some ? some.EnumerateObject().Aggregate(this, (all, one) => all.With(one)) : this;

    private FuzzingOptions With(JsonProperty option) => option.Name switch
    {
        "failByDrop" => this with { FailByDrop = option.Value.GetBoolean() },
        "openHandshakeTimeout" => this with { OpenHandshakeTimeout = Seconds(option.Value, OpenHandshakeTimeout) },
        "closeHandshakeTimeout" => this with { CloseHandshakeTimeout = Seconds(option.Value, CloseHandshakeTimeout) },
        "serverConnectionDropTimeout" => this with { ServerConnectionDropTimeout = Seconds(option.Value, ServerConnectionDropTimeout) },
        // 18 is Autobahn's number for RFC 6455, which is what is spoken anyway.
        "version" when option.Value is { ValueKind: JsonValueKind.Number } version && version.GetDouble() == 18 => this,
        var name => this with { Ignored = Ignored.Contains(name) ? Ignored : Ignored.Add(name) },
    };

    /// <summary>Zero switches a timer off, which would let a run hang; the usual limit stays.</summary>
    private static TimeSpan Seconds(JsonElement value, TimeSpan usual) =>
        value.GetDouble() is > 0 and < 3600 and var seconds ? TimeSpan.FromSeconds(seconds) : usual;
}
