using System.Collections.Immutable;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Cases;

/// <summary>Cases whose whole question is the response to one request.</summary>
public static class OpeningHandshakes
{
    /// <summary>A 101 whose fields obey the rules.</summary>
    public static Response Accepted(params ImmutableArray<FieldRule> rules) => Response.Accepts with { Fields = rules };

    /// <param name="id">The id.</param>
    /// <param name="title">The fact, as a sentence.</param>
    /// <param name="covers">The requirements, the one it is about first.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="outcomes">What may come back.</param>
    public static ConformanceCase Handshake(
        string id, string title, ImmutableArray<RequirementId> covers, RawRequest request, ImmutableArray<Outcome> outcomes) =>
        Handshake(id, title, covers, new SendRequest(request), outcomes);

    /// <param name="id">The id.</param>
    /// <param name="title">The fact, as a sentence.</param>
    /// <param name="covers">The requirements, the one it is about first.</param>
    /// <param name="step">What is sent, and in which pieces.</param>
    /// <param name="outcomes">What may come back.</param>
    public static ConformanceCase Handshake(
        string id, string title, ImmutableArray<RequirementId> covers, Step step, ImmutableArray<Outcome> outcomes) => new()
        {
            Id = id,
            Title = title,
            Covers = covers,
            Testee = Roles.Server,
            Script = [step, AwaitResponse],
            Outcomes = outcomes,
        };
}
