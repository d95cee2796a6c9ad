using System.Net.WebSockets;
using FsCheck;
using FsCheck.Fluent;
using WebSocketMessageType = System.Net.WebSockets.WebSocketMessageType;

namespace WsSpec.Protocol.Tests;

/// <summary>The connection against System.Net.WebSockets, joined in memory, either one being the client.</summary>
public sealed class PlatformDifferentialProperties
{
    private static readonly Gen<(WebSocketMessageType Type, byte[] Payload, int Cut, byte[] Ping)> Message =
        from text in Gen.Elements(true, false)
        from payload in text ? WireArbitraries.Utf8 : WireArbitraries.Octets
        from cut in Gen.Choose(0, payload.Length)
        from ping in WireArbitraries.Octets
        select (text ? WebSocketMessageType.Text : WebSocketMessageType.Binary, payload, cut, ping.Take(125).ToArray());

    private static readonly Gen<int> CloseCodes = Gen.Elements(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 3000, 4999);

    [Property(MaxTest = 200)]
    public Property BothReportWhatTheOtherSends() => Prop.ForAll(
        Message.ListOf().ToArbitrary(), WireArbitraries.Role.ToArbitrary(), CloseCodes.ToArbitrary(),
        (messages, role, code) => RunAsync(messages, role, code).GetAwaiter().GetResult());

    private static async Task<bool> RunAsync(
        IEnumerable<(WebSocketMessageType Type, byte[] Payload, int Cut, byte[] Ping)> messages, Role role, int code)
    {
        using var transport = new MemoryDuplex();
        using var platform = WebSocket.CreateFromStream(
            transport, new WebSocketCreationOptions { IsServer = role == Role.Client, KeepAliveInterval = Timeout.InfiniteTimeSpan });
        var ours = new WebSocketConnection(role, new SequenceEntropy(), ConnectionOptions.Default);
        var agreed = true;

        foreach (var (type, payload, cut, ping) in messages)
        {
            var expected = $"{type} {Convert.ToHexString(payload)}";

            // Theirs in two fragments, which ours answers with the same message, a Ping between its fragments.
            await platform.SendAsync(payload.AsMemory(0, cut), type, endOfMessage: false, CancellationToken.None).ConfigureAwait(false);
            await platform.SendAsync(payload.AsMemory(cut), type, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
            agreed &= Deliver(transport, ours) is [var received] && received == expected;

            Send(ours, type, payload.AsSpan(0, cut), fin: false);
            ours.SendPing(ping);
            Send(ours, type, payload.AsSpan(cut), fin: true);
            transport.Feed(ours.TakeOutput().Span);
            agreed &= await ReceiveAsync(platform).ConfigureAwait(false) == expected;

            // Reading has made the platform answer the Ping.
            agreed &= Deliver(transport, ours) is [var pong] && pong == $"Pong {Convert.ToHexString(ping)}";
        }

        await platform.CloseOutputAsync((WebSocketCloseStatus)code, "bye", CancellationToken.None).ConfigureAwait(false);
        agreed &= Deliver(transport, ours) is [var close] && close == $"Close {code} bye";
        transport.Feed(ours.TakeOutput().Span);
        await ReceiveAsync(platform).ConfigureAwait(false);
        return agreed && platform.State == WebSocketState.Closed && platform.CloseStatus == (WebSocketCloseStatus)code
            && ours.State == ConnectionState.CloseExchanged;
    }

    private static List<string> Deliver(MemoryDuplex transport, WebSocketConnection ours)
    {
        ours.Receive(transport.TakeWritten());
        var events = new List<string>();
        ConnectionRun.Drain(ours, events);
        return events;
    }

    private static void Send(WebSocketConnection ours, WebSocketMessageType type, ReadOnlySpan<byte> payload, bool fin)
    {
        if (type == WebSocketMessageType.Text)
            ours.SendText(payload, fin);
        else
            ours.SendBinary(payload, fin);
    }

    private static async Task<string> ReceiveAsync(WebSocket platform)
    {
        var buffer = new byte[4096];
        var message = new List<byte>();
        WebSocketReceiveResult result;
        do
        {
            result = await platform.ReceiveAsync(buffer, CancellationToken.None).ConfigureAwait(false);
            message.AddRange(buffer.AsSpan(0, result.Count));
        }
        while (!result.EndOfMessage);

        return $"{result.MessageType} {Convert.ToHexString(message.ToArray())}";
    }
}
