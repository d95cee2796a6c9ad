using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Driving;

/// <summary>
/// What any endpoint does without being told: answer a Ping with a Pong and a Close with a Close. The one place where the harness behaves:
/// to a Ping longer than a control frame may be there is no Pong (section 5.5).
/// </summary>
internal sealed class BackgroundAnswers
{
    private readonly bool _answersClose;
    private readonly bool _closesTransport;
    private readonly Func<RawFrame, Task> _send;
    private readonly Func<Task> _halfClose;
    private int _looked;

    /// <param name="answersClose">False when the case wants the testee's Close unanswered.</param>
    /// <param name="role">The role the harness plays: as a server it is the one to close the transport (section 7.1.1).</param>
    /// <param name="send">Sends a frame once nothing else is half written.</param>
    /// <param name="halfClose">Closes the harness's side of the transport.</param>
    public BackgroundAnswers(bool answersClose, Role role, Func<RawFrame, Task> send, Func<Task> halfClose)
    {
        (_answersClose, _send, _halfClose) = (answersClose, send, halfClose);
        _closesTransport = answersClose && role == Role.Server;
    }

    /// <summary>True once a Close was sent or seen, or the transport has ended.</summary>
    public static bool IsClosing(WireTap tap) => tap.HasSentClose || tap.Observations.Any(o => o is CloseSeen or TransportEnded);

    /// <summary>True while the connection is open and no Close has been sent.</summary>
    public static bool MayStillSend(WireTap tap) =>
        tap.IsOpen && !tap.IsFlooded && !tap.HasSentClose && !tap.HarnessIsMidway && !tap.Observations.Any(o => o is TransportEnded);

    /// <summary>Answers what has come since the last call.</summary>
    public void Answer(WireTap tap)
    {
        var seen = tap.Observations;
        for (; _looked < seen.Count; _looked++)
        {
            switch (seen[_looked])
            {
                case CloseSeen when tap.HasSentClose && _closesTransport:
                    _ = _halfClose();
                    break;
                case var _ when tap.HasSentClose:
                    break;
                case CloseSeen when _answersClose && tap.HarnessIsMidway:
                    // A Close would be taken as payload of the frame we have left unfinished; the end of our side says the same.
                    _ = _halfClose();
                    break;
                case PingSeen { ApplicationData.Length: <= FrameRules.MaxControlPayload } ping when !tap.HarnessIsMidway:
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
            await _halfClose();
        }
    }
}
