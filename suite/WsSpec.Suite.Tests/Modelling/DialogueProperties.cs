using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Modelling;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Modelling;

public sealed class DialogueProperties
{
    private static DialogueGenerator Generator(bool server = true) => new(deflates: true) { Testee = server ? Role.Server : Role.Client };

    [Property(MaxTest = 300)]
    public bool ANumberAlwaysMakesTheSameDialogue(int seed, ushort number) =>
        Tell(Generator().Generate(seed, number)) == Tell(Generator().Generate(seed, number));

    [Property(MaxTest = 200)]
    public bool EveryStepOfShrinkingLeavesLess(int seed, ushort number, bool server)
    {
        var dialogue = Generator(server).Generate(seed, number);
        return DialogueShrinker.Candidates(dialogue).All(candidate => Weight(candidate) < Weight(dialogue));
    }

    [Property(MaxTest = 200)]
    public bool TheModelHasSomethingAllowedForEveryDialogue(int seed, ushort number, bool server, bool echoes)
    {
        var profile = echoes ? TargetProfile.Echo : TargetProfile.Opaque;
        var (_, expectation) = Generator(server).Generate(seed, number).Meaning("fuzz/0/0", server ? Role.Server : Role.Client, profile);
        return expectation.Outcomes.Any(outcome => outcome.Verdict < Verdict.Fail);
    }

    /// <summary>While a script is made, the model has followed it already; it says the same as if it were given the script.</summary>
    [Property(MaxTest = 300)]
    public bool WhatIsAllowedFollowsFromTheScriptAlone(int seed, ushort number, bool server, bool echoes)
    {
        var (testee, profile) = (server ? Role.Server : Role.Client, echoes ? TargetProfile.Echo : TargetProfile.Opaque);
        var dialogue = Generator(server).Generate(seed, number);
        var (scenario, expectation) = dialogue.Meaning("fuzz/0/0", testee, profile);
        return dialogue is not { Request: null, Response: null }
            || Tell(Specification.Outcomes(scenario.Script, testee, profile, dialogue.Offer is not null)) == Tell(expectation.Outcomes);
    }

    [Test]
    public void SeedsMakeDifferentDialogues() => Assert.That(
        Enumerable.Range(0, 100).Select(seed => Tell(Generator().Generate(seed, 1))).Distinct().Count(), Is.GreaterThan(90));

    /// <summary>Everything that a shrinking step may take away, counted; turns weigh more than what is in them.</summary>
    private static long Weight(Dialogue dialogue) =>
        (dialogue.Request is { } request
            ? Weight(request.Fields, RawRequest.Baseline.Fields)
            + (request.RequestLine == RawRequest.Baseline.RequestLine ? 0 : 1) : 0)
        + (dialogue.Response is { } response
            ? Weight(response.Fields, RawResponse.Baseline.Fields)
            + (response.StatusLine == RawResponse.Baseline.StatusLine ? 0 : 1) : 0)
        + (dialogue.Offer?.Length ?? 0) + (dialogue.IsCoalesced ? 1 : 0) + (dialogue.Farewell == Farewell.Close ? 0 : 1)
        + dialogue.Turns.Sum(turn => 10 + turn.Cuts.Length + (turn.IsAwaited ? 1 : 0) + turn.Frames.Sum(Weight));

    private static long Weight(ImmutableArray<RawField> fields, ImmutableArray<RawField> usual) =>
        (1000 * fields.Length) + fields.Count(field => !usual.Contains(field));

    private static long Weight(RawFrame frame) => 100 + (10L * frame.Payload.Length)
        + (frame.DeclaredLength is null ? 0 : 1) + (frame.LengthForm is null ? 0 : 1) + (frame.Masked is null ? 0 : 1)
        + (frame.MaskingKey is null ? 0 : 1) + (frame.Rsv == 0 ? 0 : 1) + (frame.Fin ? 0 : 1);

    private static string Tell(ImmutableArray<Suite.Cases.Outcome> outcomes) =>
        string.Join('\n', outcomes.Select(outcome => $"{outcome.Verdict} {outcome.Summary}: {string.Join("; ", outcome.Trace.Select(Tell))}"));

    private static string Tell(Pattern pattern) => pattern is AnswersPattern answers
        ? $"{answers.Due}, {string.Concat(answers.Echoes.Select(echo => $"{echo.Behind} {echo.Echo.Type} {Octets.Hex(echo.Echo.Payload.Span)}"))}, "
            + string.Concat(answers.Pings.Select(ping => $"{ping.Behind} {Octets.Hex(ping.ApplicationData.Span)}"))
        : pattern.Describe();

    private static string Tell(Dialogue dialogue) =>
        string.Join('\n', dialogue.Meaning("fuzz/0/0", Role.Server, TargetProfile.Echo).Scenario.Script
        .SelectMany(step => Explanation.Of(step, Roles.Server)));
}
