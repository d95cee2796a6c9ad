using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 7692 sections 5 and 7, what a client makes of the server's answer. https://www.rfc-editor.org/rfc/rfc7692#section-7
/// </summary>
public static class S07_ReadingResponse
{
    private static readonly (string Name, string Text)[] NoWindowBits =
        [("0", "=0"), ("7", "=7"), ("16", "=16"), ("leading-zero", "=08"), ("letters", "=abc"), ("empty", "=\"\""), ("missing", "")];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from bits in NoWindowBits
           select Refused(
               $"invalid-value/server-max-window-bits-{bits.Name}",
               $"; server_max_window_bits{bits.Text}",
               Rfc7692.ResponseInvalidValueFails),
        .. from bits in NoWindowBits
           select Refused(
               $"invalid-value/client-max-window-bits-{bits.Name}",
               $"; client_max_window_bits{bits.Text}",
               Rfc7692.ResponseInvalidValueFails),
        Refused("invalid-value/server-no-context-takeover", "; server_no_context_takeover=1", Rfc7692.ResponseInvalidValueFails),
        Refused("invalid-value/client-no-context-takeover", "; client_no_context_takeover=true", Rfc7692.ResponseInvalidValueFails),
        Refused("undefined-parameter/foo", "; foo", Rfc7692.ResponseUndefinedParameterFails),
        Refused("undefined-parameter/foo-1", "; server_no_context_takeover; foo=1", Rfc7692.ResponseUndefinedParameterFails),
        Refused(
            "repeated-parameter/server-no-context-takeover",
            "; server_no_context_takeover; server_no_context_takeover",
            Rfc7692.ResponseRepeatedParameterFails),
        Refused(
            "repeated-parameter/server-max-window-bits",
            "; server_max_window_bits=10; server_max_window_bits=10",
            Rfc7692.ResponseRepeatedParameterFails),
        Refused("twice-in-one-answer/same", ", permessage-deflate", Rfc7692.TwoExtensionsWithRsv1Fail, Rfc7692.InvalidResponseFails),
        .. from accepted in ((string Name, string Parameters, RequirementId Requirement)[])
           [
               ("plain", "", Rfc7692.OfferNamesExtension),
               ("server-no-context-takeover", "; server_no_context_takeover", Rfc7692.ClientCopesWithServerTakeover),
               ("client-no-context-takeover", "; client_no_context_takeover", Rfc7692.ClientNoContextTakeoverSupported),
               ("both-no-context-takeover", "; server_no_context_takeover; client_no_context_takeover",
                   Rfc7692.ClientNoContextTakeoverSupported),
               ("server-max-window-bits-15", "; server_max_window_bits=15", Rfc7692.ClientInflateWindowSize),
               ("server-max-window-bits-10", "; server_max_window_bits=10", Rfc7692.ClientInflateWindowSize),
               ("quoted", "; server_max_window_bits=\"12\"", Rfc7692.QuotedValuesAllowed),
               ("spaced", " ;  server_no_context_takeover", Rfc6455.OptionalWhitespace),
           ]
           select Opens(accepted.Name, accepted.Parameters, accepted.Requirement),
    ];

    private static ConformanceCase Refused(string fact, string parameters, params ImmutableArray<RequirementId> covers) => new()
    {
        Id = $"deflate-answer/{fact[..fact.IndexOf('/', StringComparison.Ordinal)]}-is-refused/{fact[(fact.IndexOf('/', StringComparison.Ordinal) + 1)..]}",
        Title = $"An answer with {fact.Replace('/', ' ').Replace('-', ' ')} fails the connection",
        Covers = covers,
        Testee = Roles.Client,
        Needs = Needs.Deflate,
        Script = [new Await(Awaited.Request), new SendResponse(Answer(parameters)), AwaitFailure],
        Outcomes = Outcomes.RefusesReply(covers[0]),
    };

    /// <summary>Two compressed messages, so that what the answer says of the context is put to use.</summary>
    private static ConformanceCase Opens(string name, string parameters, RequirementId requirement) => new()
    {
        Id = $"deflate-answer/good-parameters-open/{name}",
        Title = $"An answer with good parameters opens the connection: {name.Replace('-', ' ')}",
        Covers = [requirement, Rfc7692.ParametersInOffersAndResponses],
        Testee = Roles.Client,
        Needs = Needs.Deflate,
        Script =
        [
            new Open { Response = Answer(parameters) },
            Sends(DeflatePhrases.CompressedHello),
            AwaitEcho(DeflatePhrases.Hello),
            Sends(DeflatePhrases.CompressedHello),
            AwaitEcho(DeflatePhrases.Hello),
        ],
        Outcomes =
        [
            new("the messages are taken", EchoOf(DeflatePhrases.Hello), EchoOf(DeflatePhrases.Hello), Rest),
            new("the client does without these parameters, with 1010", new CloseWith(1010), Rest)
            {
                Uses = Rfc7692.ClientMayShrinkInflateWindow,
            },
            .. Unsupported(parameters),
        ],
    };

    /// <summary>Ruling 24: sections 5.1 and 7 let a client fail the connection over parameters that it has no support for.</summary>
    private static ImmutableArray<Outcome> Unsupported(string parameters) => parameters.Length == 0 ? [] :
    [
        new("the client fails the connection over these parameters", new Maybe(new CloseWith(1002, 1003, null)), Ended)
        {
            Uses = Rfc7692.ClientMayShrinkInflateWindow,
        },
    ];

    private static RawResponse Answer(string parameters) =>
        RawResponse.Baseline.Plus(DeflatePhrases.Field, DeflateAgreement.ExtensionName + parameters);
}
