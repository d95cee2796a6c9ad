using WsSpec.Protocol;

namespace WsSpec.Suite.Wire;

/// <summary>
/// Weighs what is taken in of the testee, as the octets of memory that keeping it takes: many small frames weigh more than a large one, and
/// each piece that arrives alone has its weight too. So one bound holds whatever the octets are.
/// </summary>
/// <param name="room">What may be taken in.</param>
internal sealed class Intake(Room room)
{
    /// <summary>Of a head there is a copy, and characters of two octets each.</summary>
    private const int HeadOctetWeight = 3;
    private const int PieceWeight = 160;
    private const int FrameWeight = 384;
    private const int LineWeight = 96;

    private long _aside;
    private long _pieces;

    /// <summary>What has been taken in.</summary>
    public long Weight { get; private set; }

    /// <summary>How many octets of the testee were taken in.</summary>
    public long Octets { get; private set; }

    /// <summary>How many frames and heads they have made.</summary>
    public long Frames { get; private set; }

    /// <summary>True once nothing more may be taken in.</summary>
    public bool IsFull => Weight >= room.Weight || _aside >= room.Aside || _pieces >= room.Pieces;

    /// <summary>How many octets a message may still be inflated to.</summary>
    public int RoomToInflate => (int)Math.Clamp(room.Weight - Weight, 0, int.MaxValue);

    /// <summary>How many of the octets of a piece there is room for.</summary>
    public int Admit(int octets) => (int)Math.Clamp(Math.Min(room.Weight - Weight - PieceWeight, room.Octets - Octets), 0, octets);

    /// <summary>Octets that arrived together were taken in.</summary>
    public void TakePiece(int octets)
    {
        _pieces++;
        Octets += octets;
        Weight += PieceWeight + octets;
    }

    public void Take(TapHead head)
    {
        Frames++;
        var weight = FrameWeight + ((long)LineWeight * head.Fields.Length) + ((long)HeadOctetWeight * head.Octets.Length);
        Weight += weight;
        _aside += weight;
    }

    /// <summary>A Ping weighs as much as the Pong that answers it, too, and what was masked stands there a second time.</summary>
    public void Take(TapFrame frame)
    {
        Frames++;
        var weight = frame.Opcode == Opcode.Ping ? 2 * FrameWeight : FrameWeight;
        Weight += weight + (frame.Masked ? frame.Payload.Length : 0);
        _aside += weight;
    }

    /// <summary>A message was inflated.</summary>
    public void TakeInflated(int octets) => Weight += octets;
}
