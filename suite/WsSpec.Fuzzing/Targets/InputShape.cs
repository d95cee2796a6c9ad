namespace WsSpec.Fuzzing.Targets;

/// <summary>What the octets of an input are made of.</summary>
public enum InputShape
{
    Octets,

    /// <summary>WebSocket frames, one after the other (section 5.2).</summary>
    Frames,

    /// <summary>Lines of an HTTP head.</summary>
    Lines,
}
