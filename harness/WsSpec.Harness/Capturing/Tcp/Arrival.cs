namespace WsSpec.Harness.Capturing.Tcp;

/// <summary>Where octets stand in a capture.</summary>
/// <param name="Packet">The number of their packet.</param>
/// <param name="At">Its time since the epoch.</param>
internal readonly record struct Arrival(long Packet, TimeSpan At);
