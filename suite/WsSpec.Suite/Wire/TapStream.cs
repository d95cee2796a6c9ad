using WsSpec.Protocol;

namespace WsSpec.Suite.Wire;

/// <summary>The octets that one side sends: heads, and then frames.</summary>
internal sealed class TapStream(bool fromTestee, Onset onset, Retention? retention)
{
    public TapPhase Phase { get; set; } = onset == Onset.Handshake ? TapPhase.Head : TapPhase.Frames;

    public HeadReader Heads { get; } = new();

    public FrameReader Frames { get; } = new(fromTestee, retention) { KeepsCompressed = onset != Onset.Frames };

    public bool SendsResponses { get; init; }

    public bool HasFrames { get; set; }

    public bool InFrames => Phase == TapPhase.Frames;

    /// <summary>True in the middle of a head or a frame.</summary>
    public bool IsMidway => Heads.HasPartialHead || Frames.HasPartialFrame;

    /// <summary>A head has come, and says what comes next.</summary>
    public void Pass(TapHead head)
    {
        Frames.Offset += head.Octets.Length;
        Phase = After(head);
    }

    private TapPhase After(TapHead head) => head.Status switch
    {
        // What follows are the frames of a draft, which are none of RFC 6455.
        101 when SendsResponses && AcceptsDraft(head) => TapPhase.Opaque,
        101 => TapPhase.Frames,
        >= 100 and < 200 => TapPhase.Head,
        // A request is followed by frames; the body of a refusal is of no interest.
        0 when !head.StartLine.StartsWith("HTTP/", StringComparison.Ordinal) && !SendsResponses => TapPhase.Frames,
        _ => TapPhase.Opaque,
    };

    /// <summary>The answers of drafts 75 and 76 say where they come from, in fields that later ones do without.</summary>
    private static bool AcceptsDraft(TapHead head) =>
        head.Value("Sec-WebSocket-Accept") is null
            && (head.Value("Sec-WebSocket-Location") ?? head.Value("WebSocket-Location")) is not null;
}
