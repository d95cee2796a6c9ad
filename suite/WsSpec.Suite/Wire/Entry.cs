using WsSpec.Suite.Bulk;

namespace WsSpec.Suite.Wire;

/// <summary>One event of a transcript: what happened on the wire, as seen by the harness.</summary>
/// <param name="At">Time since the transport was up.</param>
public abstract record Entry(TimeSpan At)
{
    /// <summary>The same with many octets packed.</summary>
    internal Entry Packed() => this is Piece piece ? piece with { Octets = LongOctets.Pack(piece.Octets) } : this;

    /// <summary>Octets that crossed the wire in one piece: one write of the harness, or one read.</summary>
    public abstract record Piece(TimeSpan At, ReadOnlyMemory<byte> Octets) : Entry(At)
    {
        /// <summary>True when the testee sent them.</summary>
        public abstract bool FromTestee { get; }

        /// <summary>
        /// How many octets of its peer the sender is known to have had when it sent these, by the acknowledgements of TCP; null where
        /// nobody looked, as in a run, whose harness is one of the two.
        /// </summary>
        public long? AfterPeer { get; init; }
    }

    /// <summary>The harness wrote these octets in one piece.</summary>
    public sealed record Sent(TimeSpan At, ReadOnlyMemory<byte> Octets) : Piece(At, Octets)
    {
        /// <summary>The cut before these octets; null where it was no matter whether they are read together with those before.</summary>
        public Cut? CutBefore { get; init; }

        public override bool FromTestee => false;
    }

    /// <summary>These octets were read in one piece.</summary>
    public sealed record Received(TimeSpan At, ReadOnlyMemory<byte> Octets) : Piece(At, Octets)
    {
        public override bool FromTestee => true;
    }

    /// <summary>The harness closed its sending side in order.</summary>
    public sealed record SentEof(TimeSpan At) : Entry(At);

    /// <summary>The harness aborted the connection.</summary>
    public sealed record SentReset(TimeSpan At) : Entry(At);

    /// <summary>The testee closed its sending side in order.</summary>
    public sealed record ReceivedEof(TimeSpan At) : Entry(At);

    /// <summary>The testee, or the network, aborted the connection.</summary>
    public sealed record ReceivedReset(TimeSpan At) : Entry(At);

    /// <summary>A deadline passed.</summary>
    /// <param name="Awaited">What did not come, in words.</param>
    public sealed record Silence(TimeSpan At, string Awaited) : Entry(At);

    /// <summary>The testee sent more than is kept of one connection; the harness stopped reading, and nothing follows.</summary>
    /// <param name="Octets">How many of its octets were read until then.</param>
    /// <param name="Frames">How many frames and heads they made.</param>
    public sealed record Flood(TimeSpan At, long Octets, long Frames) : Entry(At);

    /// <summary>The case had borne as much silence as one may; the harness played it no further.</summary>
    public sealed record Abandoned(TimeSpan At) : Entry(At);

    /// <summary>Messages were exchanged whose octets were not kept; the sums of it take their place.</summary>
    public sealed record Exchanged(TimeSpan At, ExchangeSums Sums) : Entry(At);
}
