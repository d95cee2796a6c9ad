using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Catalogue;

/// <summary>A frame of a script, and when and how it comes.</summary>
/// <param name="Frame">As the script has it.</param>
/// <param name="Sender">The role of the harness.</param>
internal sealed record SentFrame(RawFrame Frame, Role Sender)
{
    /// <summary>How many whole messages were sent before.</summary>
    public int Messages { get; init; }

    /// <summary>How many of them were fragmented.</summary>
    public int FragmentedMessages { get; init; }

    /// <summary>How many frames of an unfinished message were sent before; 0: none is unfinished.</summary>
    public int Fragments { get; init; }

    /// <summary>How many control frames were sent before.</summary>
    public int Controls { get; init; }

    /// <summary>Whether it is sent in more than one write.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether text is no UTF-8 from this frame on.</summary>
    public bool BreaksText { get; init; }

    /// <summary>Whether RSV1 is no reserved bit on this connection.</summary>
    public bool Deflates { get; init; }
}
