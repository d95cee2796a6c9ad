
namespace WsSpec.Protocol.Tests;

/// <summary>A client joined to a server in memory, each with the events it has reported.</summary>
public sealed class ConnectionPair
{
    private readonly List<string> _clientEvents = [];
    private readonly List<string> _serverEvents = [];

    public WebSocketConnection Client { get; } = new(Role.Client, new SequenceEntropy(1), ConnectionOptions.Default);

    public WebSocketConnection Server { get; } = new(Role.Server, new SequenceEntropy(2), ConnectionOptions.Default);

    public IReadOnlyList<string> ClientEvents => _clientEvents;

    public IReadOnlyList<string> ServerEvents => _serverEvents;

    public WebSocketConnection this[Role role] => role == Role.Client ? Client : Server;

    /// <summary>Carries octets both ways until neither side has anything to send.</summary>
    public void Exchange()
    {
        while (Carry(Client, Server, _serverEvents) | Carry(Server, Client, _clientEvents))
        {
        }
    }

    /// <summary>The transport ends as section 7.1.1 has it: the server closes, then both see the end.</summary>
    public void EndTransport()
    {
        Exchange();
        Client.ReceiveEof();
        Server.ReceiveEof();
        ConnectionRun.Drain(Client, _clientEvents);
        ConnectionRun.Drain(Server, _serverEvents);
    }

    private static bool Carry(WebSocketConnection from, WebSocketConnection to, List<string> events)
    {
        var octets = from.TakeOutput();
        to.Receive(octets.Span);
        ConnectionRun.Drain(to, events);
        return !octets.IsEmpty;
    }
}
