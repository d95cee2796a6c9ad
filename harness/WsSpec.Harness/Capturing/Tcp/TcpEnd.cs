namespace WsSpec.Harness.Capturing.Tcp;

/// <summary>How a side ends what it sends.</summary>
internal enum TcpEnd
{
    Fin,
    Reset,
}
