using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 sections 4.3 and 9.1: a Sec-WebSocket-Extensions that breaks the grammar (ruling 15: it has to be refused). https://www.rfc-editor.org/rfc/rfc6455#section-9.1
/// </summary>
public static class S09_1_ExtensionGrammar
{
    private const string Field = "Sec-WebSocket-Extensions";

    private static readonly (string Parameter, string Value, RequirementId Requirement)[] Malformed =
    [
        ("empty", "", Rfc6455.ExtensionsNonEmptyList),
        ("comma-only", ",", Rfc6455.ExtensionsNonEmptyList),
        ("semicolon-only", ";", Rfc6455.ExtensionSyntax),
        ("parameter-only", ";x", Rfc6455.ExtensionSyntax),
        ("trailing-semicolon", "x-wsspec;", Rfc6455.ExtensionSyntax),
        ("empty-parameter", "x-wsspec;;b", Rfc6455.ExtensionSyntax),
        ("two-words", "x-wsspec b", Rfc6455.ExtensionsFieldGrammar),
        ("at-sign-in-name", "x@wsspec", Rfc6455.ExtensionsFieldGrammar),
        ("quote-in-name", "x\"wsspec", Rfc6455.ExtensionsFieldGrammar),
        ("quoted-name", "\"x-wsspec\"", Rfc6455.ExtensionsFieldGrammar),
        ("slash-in-name", "x/wsspec", Rfc6455.ExtensionsFieldGrammar),
        ("equals-without-semicolon", "x-wsspec=1", Rfc6455.ExtensionsFieldGrammar),
        ("nul-in-name", "x\0wsspec", Rfc6455.ExtensionsFieldGrammar),
        ("octet-above-127-in-name", "x\u00E9wsspec", Rfc6455.ExtensionsFieldGrammar),
        ("no-value", "x-wsspec; b=", Rfc6455.ExtensionParameterSyntax),
        ("no-parameter-name", "x-wsspec; =1", Rfc6455.ExtensionParameterSyntax),
        ("value-of-two-words", "x-wsspec; b=c d", Rfc6455.ExtensionParameterSyntax),
        ("two-values", "x-wsspec; b=c=d", Rfc6455.ExtensionParameterSyntax),
        ("unclosed-quote", "x-wsspec; b=\"c", Rfc6455.ExtensionParameterSyntax),
        ("unclosed-quoted-pair", "x-wsspec; b=\"c\\\"", Rfc6455.ExtensionParameterSyntax),
        ("words-behind-quote", "x-wsspec; b=\"c\"d", Rfc6455.ExtensionParameterSyntax),
        ("empty-quoted-value", "x-wsspec; b=\"\"", Rfc6455.QuotedParameterIsToken),
        ("quoted-value-of-two-words", "x-wsspec; b=\"c d\"", Rfc6455.QuotedParameterIsToken),
        ("quoted-comma", "x-wsspec; b=\",\"", Rfc6455.QuotedParameterIsToken),
        ("second-of-two", "x-wsspec, a b", Rfc6455.ExtensionsFieldGrammar),
        ("deflate-trailing-semicolon", "permessage-deflate;", Rfc6455.ExtensionSyntax),
        ("deflate-empty-parameter", "permessage-deflate;;server_no_context_takeover", Rfc6455.ExtensionSyntax),
        ("deflate-no-parameter-name", "permessage-deflate; =10", Rfc6455.ExtensionParameterSyntax),
        ("deflate-no-value", "permessage-deflate; server_max_window_bits=", Rfc6455.ExtensionParameterSyntax),
        ("deflate-value-of-two-words", "permessage-deflate; server_max_window_bits=1 0", Rfc6455.ExtensionParameterSyntax),
        ("deflate-unclosed-quote", "permessage-deflate; server_max_window_bits=\"10", Rfc6455.ExtensionParameterSyntax),
        ("deflate-quoted-value-of-two-words", "permessage-deflate; server_max_window_bits=\"1 0\"", Rfc6455.QuotedValueIsToken),
        ("deflate-two-words", "permessage-deflate server_no_context_takeover", Rfc6455.ExtensionsFieldGrammar),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
        from value in Malformed select IsRefused(value.Parameter, value.Value, value.Requirement);

    private static ConformanceCase IsRefused(string parameter, string value, RequirementId requirement) => Handshake(
        $"extensions/malformed-list-is-refused/{parameter}",
        $"An extension list that breaks the grammar is refused: {parameter.Replace('-', ' ')}",
        [Rfc6455.MalformedExtensionsFail, requirement, Rfc6455.ExtensionsFieldSyntax, Rfc6455.MalformedHandshakeRefused],
        RawRequest.Baseline.With(Field, value),
        [PassedOver(requirement), .. Refused]) with
    {
        // Who supports no extension takes no part in the negotiation that section 9.1 speaks of, and need not read the field.
        Needs = requirement == Rfc6455.ExtensionsNonEmptyList ? Needs.None : Needs.Deflate,
    };

    /// <summary>
    /// Section 9.1 lets nobody pass over a list that breaks the grammar. One without elements is to HTTP as good as none (RFC 9110 section
    /// 5.6.1.2).
    /// </summary>
    private static Outcome PassedOver(RequirementId requirement) =>
        new("accepted, the malformed list passed over", Accepted(new Absent(Field)), Rest)
        {
            Breaks = requirement == Rfc6455.ExtensionsNonEmptyList
                ? Rfc6455.InvalidHandshakeGetsFittingStatus
                : Rfc6455.MalformedExtensionsFail,
        };

    private static ImmutableArray<Outcome> Refused { get; } =
    [
        new("accepted with an extension from the malformed list", Response.Accepts, Rest) { Breaks = Rfc6455.MalformedExtensionsFail },
        .. Outcomes.Refuses(Rfc6455.MalformedExtensionsFail),
    ];
}
