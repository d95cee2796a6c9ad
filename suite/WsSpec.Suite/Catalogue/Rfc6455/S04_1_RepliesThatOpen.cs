using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 4.1, replies in which nothing is wrong, however they are written. https://www.rfc-editor.org/rfc/rfc6455#section-4.1
/// </summary>
public static class S04_1_RepliesThatOpen
{
    private const string Accept = "Sec-WebSocket-Accept";
    private static readonly RawResponse Good = RawResponse.Baseline;

    private static readonly RawFrame Question = Ping("open");

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Opening(
            "field-names/lower",
            "field names in lower case",
            [Rfc6455.FieldNamesCaseInsensitive],
            Renamed(name => name.ToLowerInvariant())),
        Opening(
            "field-names/upper",
            "field names in upper case",
            [Rfc6455.FieldNamesCaseInsensitive],
            Renamed(name => name.ToUpperInvariant())),
        Opening(
            "upgrade-value/mixed-case",
            "Upgrade: WebSocket",
            [Rfc6455.ResponseUpgradeNotWebSocketFails, Rfc6455.Erratum5453UpgradeCase],
            Good.With("Upgrade", "WebSocket")),
        Opening(
            "upgrade-value/upper-case",
            "Upgrade: WEBSOCKET",
            [Rfc6455.ResponseUpgradeNotWebSocketFails, Rfc6455.Erratum5453UpgradeCase],
            Good.With("Upgrade", "WEBSOCKET")),
        Opening(
            "connection-value/lower-case",
            "Connection: upgrade",
            [Rfc6455.ResponseConnectionWithoutUpgradeFails],
            Good.With("Connection", "upgrade")),
        Opening(
            "connection-value/list",
            "Connection: keep-alive, UPGRADE",
            [Rfc6455.ResponseConnectionWithoutUpgradeFails],
            Good.With("Connection", "keep-alive, UPGRADE")) with { Outcomes = OpensOrNot },
        Opening(
            "accept-value/blanks-around",
            "blanks around the accept value",
            [Rfc6455.AcceptWhitespaceIgnored, Rfc6455.ExpectedAcceptValue],
            Good.With(Accept, " \t{accept}\t ")),
        Opening(
            "connection-value/two-lines",
            "two lines of Connection",
            [Rfc6455.ResponseConnectionWithoutUpgradeFails],
            Good with { Fields = [Good.Fields[0], new("Connection", "keep-alive"), .. Good.Fields[1..]] }) with { Outcomes = OpensOrNot },
        Opening(
            "status-line/no-reason",
            "a status line without a reason",
            [Rfc6455.ResponseValidatedBeforeOpen],
            Good with { StatusLine = "HTTP/1.1 101 \r\n" }),
        Opening(
            "status-line/other-reason",
            "a reason of its own",
            [Rfc6455.ResponseValidatedBeforeOpen],
            Good with { StatusLine = "HTTP/1.1 101 Web Socket Protocol Handshake\r\n" }),
        Opening(
            "field-order/reverse",
            "its fields in reverse order",
            [Rfc6455.ResponseValidatedBeforeOpen],
            Good with { Fields = [.. Good.Fields.Reverse()] }),
        Opening(
            "field-order/others-between",
            "other fields before and between",
            [Rfc6455.ResponseValidatedBeforeOpen],
            Good with { Fields = [.. Good.Fields.SelectMany((own, i) => (RawField[])[new($"X-Other-{i}", "value"), own])] }),
        Opening(
            "blanks/none-behind-colons",
            "no blank behind its colons",
            [Rfc6455.ResponseValidatedBeforeOpen],
            Good with { Fields = [.. Good.Fields.Select(own => own with { Separator = ":" })] }),
        .. from length in (int[])[1024, 2048, 4096] select Opening(
            $"long-head/{length}",
            $"a head of more than {length} octets",
            [Rfc6455.ResponseValidatedBeforeOpen],
            Good with { Fields = [new("X-Long", new string('x', length)), .. Good.Fields] }),
        Opening(
            "unknown-fields/cookie",
            "fields that the RFC does not know",
            [Rfc6455.ResponseValidatedBeforeOpen, Rfc6455.ResponseCookiesProcessed],
            Good.Plus("Set-Cookie", "a=b").Plus("X-Something", "else")),
    ];

    /// <summary>Section 4.1 says when a client fails the connection, and of no reply that it has to be taken.</summary>
    private static ImmutableArray<Outcome> OpensOrNot { get; } =
    [
        new("open", PongOf(Question), Rest),
        new("not taken", new Maybe(AnyClose), Ended) { Breaks = Rfc6455.ClientClosesForNothingElse },
    ];

    private static ConformanceCase Opening(string parameter, string what, ImmutableArray<RequirementId> covers, RawResponse response)
    {
        return new()
        {
            Id = $"server-handshake/opens/{parameter.Replace('/', '-')}",
            Title = $"A reply with {what} opens the connection",
            Covers = covers,
            Testee = Roles.Client,
            Script = [new Open { Response = response }, Sends(Question), AwaitPong(Question)],
            Outcomes = [new("open", PongOf(Question), Rest)],
        };
    }

    private static RawResponse Renamed(Func<string, string> rename) =>
        Good with { Fields = [.. Good.Fields.Select(field => field with { Name = rename(field.Name) })] };
}
