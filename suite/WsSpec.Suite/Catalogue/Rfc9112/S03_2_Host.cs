using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 9112 section 3.2 and RFC 6455 section 4.2.1 item 2: the Host field. https://www.rfc-editor.org/rfc/rfc9112#section-3.2
/// </summary>
public static class S03_2_Host
{
    private static readonly (string Parameter, string Value, string Words)[] Invalid =
    [
        ("blank", "a b", "a blank"),
        ("two-colons", "a:b:c", "two colons"),
        ("open-bracket", "[::1", "an address whose bracket is not closed"),
        ("path", "a/b", "a path"),
        ("user-part", "user@a", "a user"),
        ("port-is-a-word", "a:port", "a word for a port"),
        ("quotes", "\"a\"", "quotation marks"),
        ("nul", "a\0b", "the octet 0x00"),
    ];

    private static readonly (string Parameter, string Value, string Words)[] Others =
    [
        ("empty", "", "An empty Host"),
        ("foreign", "other.example", "A foreign Host"),
        ("foreign-port", "other.example:1", "A foreign Host with a port"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Handshake(
            "host/missing-field-is-refused",
            "A handshake without Host is refused with 400",
            [Rfc9112.MissingHostGets400, Rfc6455.HostRequired],
            RawRequest.Baseline.Without("Host"),
            Outcomes.RefusesWith(400, Rfc9112.MissingHostGets400)),
        Repeated("equal", "{host}", "two equal Host fields"),
        Repeated("different", "other.example", "two different Host fields"),
        .. from value in Invalid select IsInvalid(value.Parameter, value.Value, value.Words),
        .. from value in Others select IsOther(value.Parameter, value.Value, value.Words),
    ];

    private static ConformanceCase Repeated(string parameter, string second, string words) => Handshake(
        $"host/repeated-field-is-refused/{parameter}",
        $"A handshake with {words} is refused with 400",
        [Rfc9112.InvalidHostGets400, Rfc6455.SingleFieldsNotRepeated],
        RawRequest.Baseline.Plus("Host", second),
        Outcomes.RefusesWith(400, Rfc9112.InvalidHostGets400));

    private static ConformanceCase IsInvalid(string parameter, string value, string words) => Handshake(
        $"host/invalid-value-is-refused/{parameter}",
        $"A Host with {words} is refused with 400",
        [Rfc9112.InvalidHostGets400],
        RawRequest.Baseline.With("Host", value),
        Outcomes.RefusesWith(400, Rfc9112.InvalidHostGets400));

    private static ConformanceCase IsOther(string parameter, string value, string words) => Handshake(
        $"host/other-authority-is-left-open/{parameter}",
        $"{words} is served or refused",
        [Rfc6455.HostRequired, Rfc6455.UnsafeDataMayDropTcp],
        RawRequest.Baseline.With("Host", value),
        Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp));
}
