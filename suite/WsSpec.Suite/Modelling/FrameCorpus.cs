using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>Streams of frames that meant something to somebody: what dialogues are made of besides invention.</summary>
public static class FrameCorpus
{
    private const int MostFrames = 12;

    /// <summary>In octets of payload: a dialogue has to be over soon.</summary>
    private const int MostPayload = 8192;

    /// <summary>What the catalogue's cases send.</summary>
    public static ImmutableArray<ImmutableArray<RawFrame>> OfCatalogue { get; } =
    [
        .. ConformanceCatalogue.All.Where(@case => @case.Testee == Roles.Both)
            .Select(@case =>
                @case.Script.OfType<Send>().Where(send => send.Part.Equals(Range.All)).SelectMany(send => send.Frames).ToImmutableArray())
            .Where(IsUsable),
    ];

    /// <summary>The frames that stand in any octets, as far as they can be told; null when they are none or too many.</summary>
    public static ImmutableArray<RawFrame>? Read(ReadOnlyMemory<byte> octets)
    {
        var reader = new FrameReader(fromTestee: false);
        var frames = ImmutableArray.CreateBuilder<RawFrame>();
        while (!octets.IsEmpty && reader.Undecodable is null && frames.Count <= MostFrames)
        {
            if (reader.Read(default, ref octets) is { } frame)
            {
                frames.Add(Raw(frame));
            }
        }

        if (reader.Partial(default) is { } last)
        {
            frames.Add(Raw(last));
        }

        var read = frames.ToImmutable();
        return IsUsable(read) ? read : null;
    }

    private static bool IsUsable(ImmutableArray<RawFrame> frames) =>
        frames.Length is > 0 and <= MostFrames && frames.Sum(frame => frame.Payload.Length) <= MostPayload;

    /// <summary>Without its mask, which is as the sender's role demands.</summary>
    private static RawFrame Raw(TapFrame frame) => new(frame.Opcode, frame.Payload)
    {
        Fin = frame.Fin,
        Rsv = frame.Rsv,
        DeclaredLength = frame.IsComplete ? null : frame.PayloadLength,
        LengthForm = frame.LengthForm == RawFrame.Shortest(frame.PayloadLength) ? null : frame.LengthForm,
    };
}
