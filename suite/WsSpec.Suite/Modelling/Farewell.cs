namespace WsSpec.Suite.Modelling;

/// <summary>How the harness leaves a connection that lives to the end of a dialogue.</summary>
public enum Farewell
{
    /// <summary>A last Ping, then the closing handshake.</summary>
    Close,

    /// <summary>The end of its side of the transport (TCP FIN).</summary>
    HalfClose,

    /// <summary>A reset (TCP RST).</summary>
    Abort,
}
