using System.Globalization;

namespace WsSpec.Suite.Wire;

/// <summary>Observations in words, safe to print.</summary>
public static class Narrative
{
    private const int Longest = 12;

    /// <summary>What is longer is told in part: a peer may make as much of it as it likes.</summary>
    private const int LongestControlPayload = 125;

    /// <summary>The octets of a close code.</summary>
    private const int CodeLength = 2;

    public static string Tell(IReadOnlyCollection<Observation> observations) => observations.Count == 0
        ? "nothing"
        : string.Join(", then ", observations.Take(Longest).Select(Tell))
            + (observations.Count > Longest ? $", and {observations.Count - Longest} more{Ending(observations)}" : "");

    /// <summary>How much was read until nobody looked any more is never left out.</summary>
    private static string Ending(IReadOnlyCollection<Observation> observations) =>
        observations.Last() is FloodSeen flood ? $", at last {Tell(flood)}" : "";

    public static string Tell(Observation observation) => observation switch
    {
        RequestSeen request => $"request \"{Octets.Excerpt(request.Head.StartLine)}\"",
        ResponseSeen response => $"response \"{Octets.Excerpt(response.Head.StartLine)}\"",
        MessageSeen message =>
            $"{message.Type} message {Octets.Preview(message.Payload, dropped: message.Dropped)}{(message.Frames > 1 ? $" in {message.Frames} frames" : "")}{Compression(message)}",
        PingSeen ping => $"Ping {Octets.Preview(ping.ApplicationData)}",
        PongSeen pong => $"Pong {Octets.Preview(pong.ApplicationData)}",
        SentinelAnswered => "Pong to the sentinel Ping",
        CloseSeen { Code: null } close => close.Body.IsEmpty ? "Close without code" : $"Close with the body {Octets.Preview(close.Body)}",
        CloseSeen { Body.Length: > LongestControlPayload } close => $"Close {close.Code} {Octets.Preview(close.Body[CodeLength..])}",
        CloseSeen close => $"Close {close.Code}{(close.Reason.Length > 0 ? $" \"{Octets.Escape(close.Reason)}\"" : "")}",
        UndecodableSeen undecodable => undecodable.Why,
        TransportEnded ended => ended.Reset ? "reset of the transport" : "end of the transport",
        Silence silence =>
            string.Create(CultureInfo.InvariantCulture,
                $"silence for {silence.Waited.TotalSeconds:0.0} s, awaiting {Octets.Escape(silence.Awaited)}"),
        ExchangeSeen exchange => Octets.Escape(exchange.Sums.ToString()),
        ForeignResponseSeen => "an HTTP response where frames were due",
        FloodSeen flood => string.Create(
            CultureInfo.InvariantCulture, $"so much that we stopped reading after {flood.Octets} octets, {flood.Frames} frames"),
        AbandonedSeen => "as much silence as a case may take",
        _ => throw new ArgumentOutOfRangeException(nameof(observation)),
    };

    private static string Compression(MessageSeen message) => message.Inflation switch
    {
        null => "",
        { Fault: { } fault } => $", compressed, which breaks off ({fault})",
        _ => ", compressed",
    };
}
