using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 10.2, Origin Considerations. https://www.rfc-editor.org/rfc/rfc6455#section-10.2</summary>
public static class S10_2_OriginConsiderations
{
    private static readonly (string Parameter, string Origin, string Words)[] Foreign =
    [
        ("foreign", "http://attacker.example", "A foreign origin"),
        ("null", "null", "The origin null"),
        ("prefix", "{origin}.attacker.example", "An origin that merely begins like an accepted one"),
        ("other-port", "{origin}:1", "An accepted origin with a port behind it"),
        ("other-scheme", "x{origin}", "An accepted origin in another scheme"),
        ("path", "{origin}/attacker", "An accepted origin with a path behind it"),
        ("list", "{origin} http://attacker.example", "An accepted origin with a foreign one behind it"),
        ("suffix", "http://attacker.example#{origin}", "An origin that merely ends like an accepted one"),
    ];

    private static readonly (string Parameter, RawRequest Request, string Words)[] Odd =
    [
        ("foreign", WithOrigin("http://attacker.example"), "a foreign origin"),
        ("null", WithOrigin("null"), "the origin null"),
        ("empty", WithOrigin(""), "an empty origin"),
        ("no-port", WithOrigin("http://a:b"), "an origin whose port is none"),
        ("no-uri", WithOrigin("%zz://[::"), "an origin that is no URI"),
        ("no-scheme", WithOrigin("attacker.example"), "an origin without a scheme"),
        ("octets-above-127", WithOrigin("http://\u00E9\u00FF"), "octets above 127 in its origin"),
        ("two-lines", WithOrigin("http://a.example").Plus("Origin", "http://b.example"), "two origins"),
        ("list", WithOrigin("http://a.example http://b.example"), "a list of origins"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from odd in Odd select OddOrigin(odd.Parameter, odd.Request, odd.Words),
        .. from foreign in Foreign select ForeignOrigin(foreign.Parameter, foreign.Origin, foreign.Words),
        Handshake(
            "origin/accepted-origin-is-accepted",
            "A handshake from an origin that the run says is accepted is accepted",
            [Rfc6455.SupportedVersionAccepted, Rfc6455.OriginMayDecide],
            WithOrigin("{origin}"),
            Outcomes.Accepts(Rfc6455.SupportedVersionAccepted)) with { Needs = Needs.OriginPolicy },
    ];

    private static RawRequest WithOrigin(string value) => RawRequest.Baseline.With("Origin", value);

    private static ConformanceCase OddOrigin(string parameter, RawRequest request, string words) => Handshake(
        $"origin/any-value-is-accepted-or-refused/{parameter}",
        $"A handshake with {words} is accepted or refused in order",
        [Rfc6455.InputNotTrusted, Rfc6455.OriginIsOptional],
        request,
        Outcomes.AcceptsOrRefuses(Rfc6455.OriginMayDecide));

    private static ConformanceCase ForeignOrigin(string parameter, string origin, string words) => Handshake(
        $"origin/other-than-the-accepted-is-refused/{parameter}",
        $"{words} is refused",
        [Rfc6455.OriginChecked, Rfc6455.UnacceptableOriginGets403, Rfc6455.RefusalIsHttpError],
        WithOrigin(origin),
        [
            new("refused with 403", new Response(403, 403), Rest),
            new("refused with another client error", new Response(400, 499), Rest) { Uses = Rfc6455.OriginMayDecide },
            new("refused with another status", new Response(200, 599), Rest) { Breaks = Rfc6455.UnacceptableOriginGets403 },
            new("closed without a response", Ended) { Breaks = Rfc6455.UnacceptableOriginGets403 },
            new("no response", Nothing, Rest) { Breaks = Rfc6455.UnacceptableOriginGets403 },
            new("accepted", Response.Accepts, Rest) { Breaks = Rfc6455.OriginChecked },
        ]) with
    { Needs = Needs.OriginPolicy };
}
