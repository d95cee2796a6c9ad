using System.Buffers;

namespace WsSpec.Protocol.Handshake;

/// <summary>The parts of RFC 3986 that a Host field, a request target and a WebSocket URI are made of.</summary>
internal static class UriGrammar
{
    private const string Unreserved = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string SubDelimiters = "!$&'()*+,;=";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(Unreserved + SubDelimiters + "%");
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create(Unreserved + SubDelimiters + ":@/%");
    private static readonly SearchValues<char> QueryCharacters = SearchValues.Create(Unreserved + SubDelimiters + ":@/?%");
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789ABCDEFabcdef:.");

    /// <summary>host [ ":" port ] with a host that is not empty.</summary>
    public static bool IsHostAndPort(ReadOnlySpan<char> value) => TrySplitHostAndPort(value, out _, out _);

    /// <summary>Takes host and port apart; the port is empty if there is none.</summary>
    public static bool TrySplitHostAndPort(ReadOnlySpan<char> value, out ReadOnlySpan<char> host, out ReadOnlySpan<char> port)
    {
        var hostEnd = value.StartsWith('[') ? value.IndexOf(']') + 1 : value.IndexOf(':') is >= 0 and var colon ? colon : value.Length;
        host = value[..hostEnd];
        port = value[hostEnd..];
        if (!IsHost(host) || (!port.IsEmpty && port[0] != ':'))
            return false;

        port = port.IsEmpty ? port : port[1..];
        return port.IsEmpty || (ushort.TryParse(port, System.Globalization.NumberStyles.None, null, out var number) && number > 0);
    }

    /// <summary>path-abempty [ "?" query ], beginning with a slash.</summary>
    public static bool IsPathAndQuery(ReadOnlySpan<char> value)
    {
        var question = value.IndexOf('?');
        var path = question < 0 ? value : value[..question];
        var query = question < 0 ? [] : value[(question + 1)..];
        return path.StartsWith('/')
            && !path.ContainsAnyExcept(PathCharacters) && !query.ContainsAnyExcept(QueryCharacters)
            && IsPercentEncoded(value);
    }

    private static bool IsHost(ReadOnlySpan<char> host) => host.StartsWith('[')
        ? host.Length > 4 && host.Count(':') >= 2 && !host[1..^1].ContainsAnyExcept(AddressCharacters)
        : !host.IsEmpty && !host.ContainsAnyExcept(NameCharacters) && IsPercentEncoded(host);

    private static bool IsPercentEncoded(ReadOnlySpan<char> value)
    {
        for (var i = value.IndexOf('%'); i >= 0; i = value.IndexOf('%'))
        {
            value = value[(i + 1)..];
            if (value.Length < 2 || !char.IsAsciiHexDigit(value[0]) || !char.IsAsciiHexDigit(value[1]))
                return false;
        }

        return true;
    }
}
