using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Driving;

/// <summary>
/// What any endpoint does without being told: answer a Ping with a Pong and a Close with a Close. The one place where the harness behaves.
/// </summary>
internal sealed class BackgroundAnswers
{
    private readonly Session _session;
    private readonly bool _answersClose;
    private readonly bool _closesTransport;
    private readonly Func<RawFrame, Task> _send;
    private int _looked;

    /// <param name="session">The connection.</param>
    /// <param name="answersClose">False when the case wants the testee's Close unanswered.</param>
    /// <param name="role">The role the harness plays: as a server it is the one to close the transport (section 7.1.1).</param>
    /// <param name="send">Sends a frame once nothing else is half written.</param>
    public BackgroundAnswers(Session session, bool answersClose, Role role, Func<RawFrame, Task> send)
    {
        (_session, _answersClose, _send) = (session, answersClose, send);
        _closesTransport = answersClose && role == Role.Server;
        session.OnReceived = Answer;
    }

    /// <summary>True once a Close was sent or seen, or the transport has ended.</summary>
    public bool IsClosing
    {
        get
        {
            lock (_session.Gate)
            {
                return _session.Tap.HasSentClose || _session.Tap.Observations.Any(o => o is CloseSeen or TransportEnded);
            }
        }
    }

    /// <summary>True while the connection is open and no Close has been sent.</summary>
    public bool MayStillSend
    {
        get
        {
            lock (_session.Gate)
            {
                return _session.Tap.IsOpen && !_session.Tap.HasSentClose && !_session.Tap.HarnessIsMidway
                    && !_session.Tap.Observations.Any(o => o is TransportEnded);
            }
        }
    }

    private void Answer()
    {
        var seen = _session.Tap.Observations;
        for (; _looked < seen.Count; _looked++)
        {
            switch (seen[_looked])
            {
                case CloseSeen when _session.Tap.HasSentClose && _closesTransport:
                    _ = _session.HalfCloseAsync();
                    break;
                case var _ when _session.Tap.HasSentClose:
                    break;
                case CloseSeen when _answersClose && _session.Tap.HarnessIsMidway:
                    // A Close would be taken as payload of the frame we have left unfinished; the end of our side says the same.
                    _ = _session.HalfCloseAsync();
                    break;
                case PingSeen ping when !_session.Tap.HarnessIsMidway:
                    _ = _send(new(Opcode.Pong, ping.ApplicationData));
                    break;
                case CloseSeen close when _answersClose:
                    _ = AnswerCloseAsync(close);
                    break;
                default:
                    break;
            }
        }
    }

    private async Task AnswerCloseAsync(CloseSeen close)
    {
        await _send(close.Code is { } code ? Phrases.Close(code) : Phrases.Close());
        if (_closesTransport)
        {
            await _session.HalfCloseAsync();
        }
    }
}
