using NUnit.Framework;
using WsSpec.Harness.Capturing;
using WsSpec.Harness.Capturing.Tcp;

namespace WsSpec.Harness.Tests.Auditing;

/// <summary>What waits for octets that are missing is bounded, of one connection and of all together.</summary>
public sealed class WaitingRoomTests
{
    private const int SegmentLength = 60_000;

    /// <summary>Segments of less than 4 MiB.</summary>
    private const int Segments = 60;

    [TestCase(1, false)]
    [TestCase(18, false)]
    [TestCase(20, true)]
    public void WhoWaitsTogetherWithManyGivesUpSooner(int connections, bool givesUp)
    {
        var room = new WaitingRoom();
        var observer = new LossCounter();
        for (var i = 1; i <= connections; i++)
        {
            Wait(new(new(1, (ushort)i), new(2, 80), observer, room), (ushort)i);
        }

        Assert.That(observer.Losses > 0, Is.EqualTo(givesUp));
    }

    /// <summary>All but the first octet of what the client sends.</summary>
    private static void Wait(TcpConnection connection, ushort port)
    {
        var segment = new TcpSegment(new(1, port), new(2, 80), 0, null, TcpFlags.Syn, default, 0);
        connection.Add(segment, default);
        connection.Add(
            new(segment.Destination, segment.Source, 0, 1, TcpFlags.Syn | TcpFlags.Ack, default, 0), default);
        for (var i = 0; i < Segments; i++)
        {
            connection.Add(
                segment with
                {
                    Flags = TcpFlags.Ack,
                    Acknowledgement = 1,
                    Sequence = (uint)(2 + (i * SegmentLength)),
                    Payload = new byte[SegmentLength],
                },
                default);
        }
    }

    private sealed class LossCounter : ITcpObserver
    {
        public int Losses { get; private set; }

        public void Opened(TcpSide opener)
        {
        }

        public void Joined(TcpSide side)
        {
        }

        public void Octets(TcpSide sender, ReadOnlyMemory<byte> octets, long afterPeer, Arrival arrival)
        {
        }

        public void Lost(TcpSide sender, Loss why, long octets) => Losses++;

        public void Ended(TcpSide sender, TcpEnd end, Arrival arrival)
        {
        }

        public void Finished()
        {
        }
    }
}
