using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Suite.Wire;

namespace WsSpec.Protocol.Tests;

public sealed class ConnectionStatesTests
{
    private enum Call
    {
        SendText,
        SendPing,
        StartClosingHandshake,
        Fail,
        PeerSendsText,
        PeerSendsClose,
        PeerBreaksARule,
        TransportEnds,
    }

    /// <summary>What a connection is, said with four facts instead of a table.</summary>
    private sealed class Model
    {
        private bool _closeSent;
        private bool _closeReceived;
        private bool _failed;
        private bool _ended;

        private bool Reads => !_closeReceived && !_failed && !_ended;

        public ConnectionState State =>
            _ended ? (_closeReceived && !_failed ? ConnectionState.ClosedCleanly : ConnectionState.ClosedAbnormally)
            : _failed ? ConnectionState.Failed
            : _closeReceived ? ConnectionState.CloseExchanged
            : _closeSent ? ConnectionState.CloseSent
            : ConnectionState.Open;

        /// <summary>False: the call is the caller's mistake.</summary>
        public bool Accept(Call call)
        {
            switch (call)
            {
                case Call.SendText:
                    return Reads && !_closeSent;
                case Call.SendPing:
                    return Reads;
                case Call.StartClosingHandshake:
                    var open = Reads && !_closeSent;
                    _closeSent |= open;
                    return open;
                case Call.Fail:
                    _failed |= Reads;
                    return true;
                case Call.PeerSendsText:
                    return !_ended;
                case Call.PeerSendsClose:
                    _closeReceived |= Reads;
                    return !_ended;
                case Call.PeerBreaksARule:
                    _failed |= Reads;
                    return !_ended;
                case Call.TransportEnds:
                    _ended = true;
                    return true;
                default:
                    throw new ArgumentOutOfRangeException(nameof(call));
            }
        }
    }

    [Property(MaxTest = 1000)]
    public Property AConnectionIsInTheStateTheModelSays() => Prop.ForAll(
        Gen.Elements(Enum.GetValues<Call>()).ListOf().ToArbitrary(), WireArbitraries.Role.ToArbitrary(), (calls, role) =>
        {
            var connection = new WebSocketConnection(role, new SequenceEntropy(), ConnectionOptions.Default);
            var model = new Model();
            return calls.All(call => model.Accept(call) == Perform(connection, role, call) && connection.State == model.State);
        });

    [Test]
    public void TheDiagramInTheDocumentationIsTheTable() => GeneratedFile.AssertIs("docs/connection-states.md", Diagram());

    private static bool Perform(WebSocketConnection connection, Role role, Call call)
    {
        try
        {
            switch (call)
            {
                case Call.SendText:
                    connection.SendText("text"u8);
                    break;
                case Call.SendPing:
                    connection.SendPing([]);
                    break;
                case Call.StartClosingHandshake:
                    connection.StartClosingHandshake(CloseCode.NormalClosure);
                    break;
                case Call.Fail:
                    connection.Fail(Violation.MessageTooBig);
                    break;
                case Call.PeerSendsText:
                    connection.Receive(WireArbitraries.Encode([new RawFrame(Opcode.Text, default)], role.Peer()));
                    break;
                case Call.PeerSendsClose:
                    connection.Receive(WireArbitraries.Encode([new RawFrame(Opcode.Close, default)], role.Peer()));
                    break;
                case Call.PeerBreaksARule:
                    connection.Receive(WireArbitraries.Encode([new RawFrame((Opcode)3, default)], role.Peer()));
                    break;
                case Call.TransportEnds:
                    connection.ReceiveEof();
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(call));
            }
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        ConnectionRun.Drain(connection, []);
        return true;
    }

    private static string Diagram()
    {
        var arrows = ConnectionStates.Transitions
            .OrderBy(transition => transition.Key.From).ThenBy(transition => transition.Key.Signal)
            .Select(transition => $"    {transition.Key.From} --> {transition.Value}: {transition.Key.Signal}\n");
        return "# The states of a connection\n\n" +
            "Generated from `ConnectionStates.cs` by a test, for both roles the same. A connection begins when its opening handshake has " +
            "succeeded.\n\n" +
            "```mermaid\nstateDiagram-v2\n    [*] --> Open\n" +
            $"{string.Concat(arrows)}    ClosedCleanly --> [*]\n    ClosedAbnormally --> [*]\n```\n";
    }
}
