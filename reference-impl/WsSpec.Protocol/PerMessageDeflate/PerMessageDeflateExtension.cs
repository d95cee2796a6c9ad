using System.Buffers;
using System.Collections.Immutable;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>permessage-deflate (RFC 7692) with agreed parameters, for one connection. It sends every message compressed.</summary>
public sealed class PerMessageDeflateExtension : IMessageExtension
{
    private const byte Rsv1 = 4;

    private readonly DeflateOptions _options;
    private readonly Deflater _deflater;
    private readonly Inflater _inflater;
    private readonly bool _peerKeepsContext;
    private bool _hasPayload;
    private int _tailOctets;

    /// <param name="role">Of this endpoint.</param>
    /// <param name="agreed">The parameters of the response.</param>
    public PerMessageDeflateExtension(Role role, DeflateParameters agreed, DeflateOptions options)
    {
        ArgumentNullException.ThrowIfNull(agreed);
        ArgumentNullException.ThrowIfNull(options);
        var server = (Bits: agreed.ServerMaxWindowBits ?? DeflateOptions.MostWindowBits, Keeps: !agreed.ServerNoContextTakeover);
        var client = (Bits: agreed.ClientMaxWindowBits ?? DeflateOptions.MostWindowBits, Keeps: !agreed.ClientNoContextTakeover);
        var (own, peer) = role == Role.Server ? (server, client) : (client, server);
        _options = options;
        _deflater = new Deflater(Math.Min(own.Bits, options.WindowBits), own.Keeps && options.KeepsContext);
        _inflater = new Inflater(peer.Bits, options);
        _peerKeepsContext = peer.Keeps;
    }

    public byte Rsv => Rsv1;

    /// <summary>The extension for a connection on which these extensions were agreed; null if permessage-deflate is none of them.</summary>
    public static PerMessageDeflateExtension? Create(Role role, ImmutableArray<Extension> agreed, DeflateOptions options)
    {
        if (agreed.FirstOrDefault(extension => extension.Name == DeflateParameters.ExtensionName) is not { } element)
            return null;

        // What was wrong with it was found before, or is overlooked on purpose.
        DeflateParameters.Read(element, Role.Client, options, out var parameters);
        return new(role, parameters, options);
    }

    /// <summary>What was wrong with the payload, after <see cref="Decode"/> has answered InvalidData.</summary>
    public DeflateViolation? Violation { get; private set; }

    /// <summary>What a sender cuts off and a receiver appends (section 7.2).</summary>
    private static ReadOnlySpan<byte> Tail => [0x00, 0x00, 0xFF, 0xFF];

    public OperationStatus Decode(ReadOnlySpan<byte> source, Span<byte> destination, bool endOfMessage, out int consumed, out int written)
    {
        var rest = source;
        var free = destination;
        _hasPayload |= !source.IsEmpty;
        var status = _inflater.Inflate(ref rest, ref free);
        if (status == OperationStatus.Done && endOfMessage)
            status = DecodeTail(ref free);
        if (status == OperationStatus.InvalidData)
            Violation ??= _inflater.Violation;

        consumed = source.Length - rest.Length;
        written = destination.Length - free.Length;
        return status;
    }

    public byte Encode(ReadOnlySpan<byte> source, bool endOfMessage, IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        _deflater.Deflate(source, endOfMessage, destination);
        return Rsv1;
    }

    private OperationStatus DecodeTail(ref Span<byte> free)
    {
        if (!_hasPayload && _options.Enforces(DeflateViolation.EmptyPayload))
            return Fail(DeflateViolation.EmptyPayload);

        var tail = Tail[_tailOctets..];
        var status = _inflater.Inflate(ref tail, ref free);
        _tailOctets = Tail.Length - tail.Length;
        if (status != OperationStatus.Done)
            return status;
        if (!_inflater.EndsWithEmptyBlock && _options.Enforces(DeflateViolation.Unfinished))
            return Fail(DeflateViolation.Unfinished);

        (_hasPayload, _tailOctets) = (false, 0);
        if (!_peerKeepsContext)
            _inflater.DropContext();
        return OperationStatus.Done;
    }

    private OperationStatus Fail(DeflateViolation violation)
    {
        Violation = violation;
        return OperationStatus.InvalidData;
    }
}
