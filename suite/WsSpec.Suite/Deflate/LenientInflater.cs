namespace WsSpec.Suite.Deflate;

/// <summary>
/// Inflates the payloads of one direction's compressed messages (RFC 7692, section 7.2.2) and tells how they are made. Lenient: it takes
/// any distance that the messages so far can satisfy, whatever window was agreed, and never throws, whatever the octets are.
/// </summary>
/// <param name="limit">The octets one message may stand for; what is longer is a fault.</param>
public sealed class LenientInflater(int limit = LenientInflater.DefaultLimit)
{
    /// <summary>64 MiB.</summary>
    public const int DefaultLimit = 64 * 1024 * 1024;

    /// <summary>In the place of an octet that nobody knows.</summary>
    private const byte Unknown = (byte)'?';

    private byte[] _context = [];

    /// <summary>One for messages before which there were others: every distance may be satisfied, with octets that nobody knows.</summary>
    public static LenientInflater OfUnknownContext()
    {
        var inflater = new LenientInflater { _context = new byte[InflatedOctets.WindowLength] };
        Array.Fill(inflater._context, Unknown);
        return inflater;
    }

    /// <summary>Inflates one message, all fragments joined, without the tail that its sender has cut off.</summary>
    public Inflation Inflate(ReadOnlyMemory<byte> payload) => Inflate(payload, limit);

    /// <summary>The same within a limit of its own, where that is lower.</summary>
    public Inflation Inflate(ReadOnlyMemory<byte> payload, int most)
    {
        var message = new InflatingMessage(payload, _context, Math.Min(limit, most));
        var inflation = message.Run();
        _context = message.Window();
        return inflation;
    }

    /// <summary>Forgets the messages so far.</summary>
    public void DropContext() => _context = [];
}
