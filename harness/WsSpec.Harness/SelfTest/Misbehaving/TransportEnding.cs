namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>How a faulty endpoint ends the transport when it is time to.</summary>
public enum TransportEnding
{
    /// <summary>In order, as section 7.1.1 wants it.</summary>
    Orderly,

    /// <summary>By a reset, after everything was written.</summary>
    Reset,

    /// <summary>In order, but three seconds later.</summary>
    Late,

    /// <summary>Not at all: the peer has to.</summary>
    Never,
}
