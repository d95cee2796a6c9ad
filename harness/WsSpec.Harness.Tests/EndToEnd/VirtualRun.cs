using System.Collections.Immutable;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>The whole catalogue against a reference endpoint in virtual time, where no verdict can hang on how busy the machine is.</summary>
internal static class VirtualRun
{
    private static readonly TargetProfile Profile = new() { Offers = Needs.Echo | Needs.Deflate };

    /// <param name="testee">The role of the reference endpoint.</param>
    /// <param name="delivery">How octets are cut into writes.</param>
    /// <param name="roughness">What the path does to them besides; null: nothing.</param>
    /// <returns>The cases, then the standing rules.</returns>
    public static ImmutableArray<Result> Play(Role testee, Delivery delivery, Roughness? roughness = null) => RunRecorder.InOrder(
        [
            .. ConformanceCatalogue.All.Where(c => c.Testee.Includes(testee) && Oracle.Missing(c, Profile) is null)
                .AsParallel().Select(c => VirtualTime.Run(world => PlayAsync(c, testee, delivery, roughness, world))),
        ],
        testee);

    private static async Task<CaseResult> PlayAsync(ConformanceCase @case, Role testee, Delivery delivery, Roughness? roughness, TimeProvider world)
    {
        var reference = Reference(testee, world);
        ITarget target = roughness is null ? reference : new RoughTarget(reference, roughness, world);
        var options = new DriverOptions
        {
            Testee = testee,
            Settings = new() { Host = testee == Role.Client ? ReferenceClientTarget.Uri.Authority : target.Host, RequestTarget = target.RequestTarget },
            Profile = Profile,
            Delivery = delivery,
            Clock = world,
        };
        await using var transport = await target.ConnectAsync(CancellationToken.None);
        var transcript = await Driver.PlayAsync(@case, transport, options, CancellationToken.None);
        return new()
        {
            Case = @case,
            Axes = new(TransportKind.Memory, delivery),
            Judgement = Oracle.Judge(@case, transcript, Profile),
            Transcript = transcript,
        };
    }

    private static MemoryTarget Reference(Role testee, TimeProvider world) => testee == Role.Server
        ? new("reference", new ReferenceEndpoint(new ReferenceServerOptions { Clock = world }).ServeAsync)
        : new("reference", (transport, cancellation) =>
            new ReferenceClient(new ReferenceClientOptions { Clock = world }).RunAsync(transport, ReferenceClientTarget.Uri, cancellation));
}
