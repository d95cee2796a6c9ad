using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue.Rfc7692;

/// <summary>RFC 7692 sections 5 and 7, what a client makes of the server's answer. https://www.rfc-editor.org/rfc/rfc7692#section-7</summary>
public static class S07_ReadingResponse
{
    private static readonly (string Name, string Text)[] NoWindowBits =
        [("0", "=0"), ("7", "=7"), ("16", "=16"), ("leading-zero", "=08"), ("letters", "=abc"), ("empty", "=\"\""), ("missing", "")];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from bits in NoWindowBits
           select Refused($"invalid-value/server-max-window-bits-{bits.Name}", $"; server_max_window_bits{bits.Text}", "7692-7-06"),
        .. from bits in NoWindowBits
           select Refused($"invalid-value/client-max-window-bits-{bits.Name}", $"; client_max_window_bits{bits.Text}", "7692-7-06"),
        Refused("invalid-value/server-no-context-takeover", "; server_no_context_takeover=1", "7692-7-06"),
        Refused("invalid-value/client-no-context-takeover", "; client_no_context_takeover=true", "7692-7-06"),
        Refused("undefined-parameter/foo", "; foo", "7692-7-05"),
        Refused("undefined-parameter/foo-1", "; server_no_context_takeover; foo=1", "7692-7-05"),
        Refused("repeated-parameter/server-no-context-takeover", "; server_no_context_takeover; server_no_context_takeover", "7692-7-07"),
        Refused("repeated-parameter/server-max-window-bits", "; server_max_window_bits=10; server_max_window_bits=10", "7692-7-07"),
        Refused("twice-in-one-answer/same", ", permessage-deflate", "7692-5-14", "7692-5-20"),
        .. from accepted in ((string Name, string Parameters, string Requirement)[])
           [
               ("plain", "", "7692-5-01"),
               ("server-no-context-takeover", "; server_no_context_takeover", "7692-7.1.1.1-03"),
               ("client-no-context-takeover", "; client_no_context_takeover", "7692-7.1.1.2-08"),
               ("both-no-context-takeover", "; server_no_context_takeover; client_no_context_takeover", "7692-7.1.1.2-08"),
               ("server-max-window-bits-15", "; server_max_window_bits=15", "7692-7.2.2-07"),
               ("server-max-window-bits-10", "; server_max_window_bits=10", "7692-7.2.2-07"),
               ("quoted", "; server_max_window_bits=\"12\"", "7692-5.2-01"),
               ("spaced", " ;  server_no_context_takeover", "6455-4.3-01"),
           ]
           select Opens(accepted.Name, accepted.Parameters, accepted.Requirement),
    ];

    private static ConformanceCase Refused(string fact, string parameters, params ImmutableArray<string> covers) => new()
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
    private static ConformanceCase Opens(string name, string parameters, string requirement) => new()
    {
        Id = $"deflate-answer/good-parameters-open/{name}",
        Title = $"An answer with good parameters opens the connection: {name.Replace('-', ' ')}",
        Covers = [requirement, "7692-7-09"],
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
            new("the client does without these parameters, with 1010", new Patterns.CloseWith(1010), Rest) { Uses = "7692-7.2.2-10" },
        ],
    };

    private static RawResponse Answer(string parameters) => RawResponse.Baseline.Plus(DeflatePhrases.Field, DeflateAgreement.ExtensionName + parameters);
}
