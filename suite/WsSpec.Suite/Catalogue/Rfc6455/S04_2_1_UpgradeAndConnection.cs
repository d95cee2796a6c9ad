using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 4.2.1, items 3 and 4: Upgrade and Connection, their tokens, lists and letter case.
/// https://www.rfc-editor.org/rfc/rfc6455#section-4.2.1
/// </summary>
public static class S04_2_1_UpgradeAndConnection
{
    private static readonly (string Parameter, string Value)[] OtherUpgrades =
    [
        ("empty", ""),
        ("websocket2", "websocket2"),
        ("xwebsocket", "xwebsocket"),
        ("two-words", "web socket"),
        ("hyphen", "web-socket"),
        ("quoted", "\"websocket\""),
        ("parameter", "foo; websocket"),
        ("other-tokens", "foo, bar"),
    ];

    private static readonly (string Parameter, string Value)[] UpgradeLists =
    [
        ("last", "foo, websocket"),
        ("first", "websocket, foo"),
        ("no-blank", "foo,websocket"),
        ("empty-elements", ", websocket,,"),
        ("with-version", "foo/1.0, websocket"),
    ];

    private static readonly (string Parameter, string Value)[] OtherConnections =
    [
        ("empty", ""),
        ("keep-alive", "keep-alive"),
        ("close", "close"),
        ("upgradex", "upgradex"),
        ("x-upgrade", "x-upgrade"),
        ("two-words", "keep-alive Upgrade"),
        ("quoted", "\"Upgrade\""),
        ("websocket", "websocket"),
        ("semicolon", "keep-alive; Upgrade"),
    ];

    private static readonly (string Parameter, string Value)[] ConnectionLists =
    [
        ("last", "keep-alive, Upgrade"),
        ("first", "Upgrade, keep-alive"),
        ("middle", "keep-alive, Upgrade, x-option"),
        ("no-blank", "keep-alive,Upgrade"),
        ("tab", "keep-alive,\tUpgrade"),
        ("blank-before-comma", "Upgrade , keep-alive"),
        ("empty-elements", "Upgrade,,x-option"),
        ("leading-comma", ", Upgrade"),
        ("lower-case", "upgrade"),
        ("upper-case", "UPGRADE"),
        ("lower-case-in-list", "keep-alive, upgrade"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Handshake(
            "upgrade/missing-field-is-refused",
            "A request without Upgrade opens no WebSocket",
            [Rfc6455.UpgradeRequired],
            RawRequest.Baseline.Without("Upgrade"),
            Outcomes.Refuses(Rfc6455.UpgradeRequired)),
        .. from upgrade in OtherUpgrades select OtherUpgrade(upgrade.Parameter, upgrade.Value),
        .. from spelling in (string[])["WebSocket", "WEBSOCKET", "wEBsOCKET"] select UpgradeInCase(spelling),
        .. from list in UpgradeLists select UpgradeList(list.Parameter, RawRequest.Baseline.With("Upgrade", list.Value)),
        UpgradeList("two-lines", RawRequest.Baseline.With("Upgrade", "foo").Plus("Upgrade", "websocket")),
        Handshake(
            "upgrade/version-behind-the-token-is-left-open",
            "Upgrade: websocket/13 is accepted or refused",
            [Rfc6455.UpgradeContainsWebSocket, Rfc6455.UnsafeDataMayDropTcp],
            RawRequest.Baseline.With("Upgrade", "websocket/13"),
            Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp)),
        Handshake(
            "connection/missing-field-is-refused",
            "A request without Connection opens no WebSocket",
            [Rfc6455.ConnectionRequired],
            RawRequest.Baseline.Without("Connection"),
            Outcomes.Refuses(Rfc6455.ConnectionRequired)),
        .. from connection in OtherConnections select OtherConnection(connection.Parameter, connection.Value),
        .. from list in ConnectionLists select ConnectionList(list.Parameter, RawRequest.Baseline.With("Connection", list.Value)),
        ConnectionList("two-lines", RawRequest.Baseline.With("Connection", "keep-alive").Plus("Connection", "Upgrade")),
        ConnectionList("two-lines-upgrade-first", RawRequest.Baseline.Plus("Connection", "keep-alive")),
        Handshake(
            "connection/close-beside-upgrade-is-left-open",
            "Connection: close, Upgrade is accepted or refused",
            [Rfc6455.ConnectionContainsUpgrade, Rfc6455.UnsafeDataMayDropTcp],
            RawRequest.Baseline.With("Connection", "close, Upgrade"),
            Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp)),
    ];

    private static ConformanceCase OtherUpgrade(string parameter, string value) => Handshake(
        $"upgrade/other-values-are-refused/{parameter}",
        value.Length == 0 ? "An empty Upgrade opens no WebSocket" : $"Upgrade: {value} opens no WebSocket",
        [Rfc6455.UpgradeContainsWebSocket],
        RawRequest.Baseline.With("Upgrade", value),
        Outcomes.Refuses(Rfc6455.UpgradeContainsWebSocket));

    private static ConformanceCase UpgradeInCase(string spelling) => Handshake(
        $"upgrade/letter-case-does-not-matter/{Spelling(spelling)}",
        $"Upgrade: {spelling} is as good as websocket",
        [Rfc6455.UpgradeCaseInsensitive, Rfc9110.ProtocolNamesCaseInsensitive],
        RawRequest.Baseline.With("Upgrade", spelling),
        Outcomes.Accepts(Rfc6455.UpgradeCaseInsensitive));

    private static string Spelling(string spelling) => spelling switch { "WebSocket" => "title", "WEBSOCKET" => "upper", _ => "inverted" };

    private static ConformanceCase UpgradeList(string parameter, RawRequest request) => Handshake(
        $"upgrade/list-with-websocket-is-accepted/{parameter}",
        "Upgrade may list several protocols, websocket among them",
        [Rfc6455.UpgradeMayListProtocols],
        request,
        Outcomes.Accepts(Rfc6455.UpgradeMayListProtocols));

    private static ConformanceCase OtherConnection(string parameter, string value) => Handshake(
        $"connection/without-upgrade-token-is-refused/{parameter}",
        value.Length == 0 ? "An empty Connection opens no WebSocket" : $"Connection: {value} opens no WebSocket",
        [Rfc6455.ConnectionContainsUpgrade],
        RawRequest.Baseline.With("Connection", value),
        Outcomes.Refuses(Rfc6455.ConnectionContainsUpgrade));

    private static ConformanceCase ConnectionList(string parameter, RawRequest request) => Handshake(
        $"connection/upgrade-token-anywhere-is-accepted/{parameter}",
        "The token Upgrade may sit anywhere in Connection and in any case",
        [Rfc6455.ConnectionUpgradeAnywhereInList],
        request,
        Outcomes.Accepts(Rfc6455.ConnectionUpgradeAnywhereInList));
}
