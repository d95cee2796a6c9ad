using System.Collections.Immutable;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>
/// The whole catalogue against a reference endpoint in virtual time, where no verdict can hang on how busy the machine is.
/// </summary>
internal static class VirtualRun
{
    private static readonly TargetProfile Profile = new() { Offers = Needs.Echo | Needs.Deflate };

    /// <param name="role">That of the reference endpoint.</param>
    /// <param name="delivery">How octets are cut into writes.</param>
    /// <param name="roughness">What the path does to them besides; null: nothing.</param>
    /// <param name="oneIn">How many cases one is taken of.</param>
    /// <returns>The cases, then the standing rules.</returns>
    public static ImmutableArray<Result> Play(Role role, Delivery delivery, Roughness? roughness = null, int oneIn = 1)
    {
        var plan = SuiteRun.Plan(role, delivery);
        var played = plan.Cases.Where((c, i) => i % oneIn == 0 && Oracle.Missing(c.Scenario, Profile) is null)
            .AsParallel().Select(c => VirtualTime.Run(world => PlayAsync(plan.Suite, c, role, delivery, roughness, world)));
        return RunRecorder.InOrder(played, plan.Rules);
    }

    private static async Task<CaseResult> PlayAsync(
        ISuite suite, ICase @case, Role role, Delivery delivery, Roughness? roughness, TimeProvider world)
    {
        var reference = Reference(role, world);
        var usual = Testee.At(roughness is null ? reference : new RoughTarget(reference, roughness, world), role);
        var testee = usual with
        {
            Opening = usual.Opening with { Host = role == Role.Client ? ReferenceClientTarget.Uri.Authority : reference.Host },
            Profile = Profile,
        };
        await using var transport = await testee.Target.ConnectAsync(CancellationToken.None);
        var options = PlayOptions.Default with { Delivery = delivery, Clock = world };
        var conversation = await Driver.PlayAsync(@case.Scenario, transport, testee, options, CancellationToken.None);
        return new()
        {
            Suite = suite,
            Case = @case,
            Axes = new(TransportKind.Memory, delivery),
            Judgement = suite.Judge(@case, conversation, Profile),
            Conversation = conversation,
        };
    }

    private static MemoryTarget Reference(Role role, TimeProvider world) => new MemoryTarget("reference", role == Role.Server
        ? new ReferenceEndpoint(new ReferenceServerOptions { Clock = world }).ServeAsync
        : (transport, cancellation) =>
            new ReferenceClient(new ReferenceClientOptions { Clock = world }).RunAsync(transport, ReferenceClientTarget.Uri, cancellation));
}
