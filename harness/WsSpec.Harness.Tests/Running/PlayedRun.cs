using System.Collections.Immutable;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.Tests.Running;

/// <summary>A whole run in virtual time, and how long it took there.</summary>
internal sealed record PlayedRun(IReadOnlyList<CaseResult> Results, int Deaths, TimeSpan Duration)
{
    public static PlayedRun Of(string cases, int jobs, Func<VirtualTime, ITarget> target, Role role = Role.Server) =>
        Of([cases], jobs, target, role);

    public static PlayedRun Of(
        ImmutableArray<string> cases, int jobs, Func<VirtualTime, ITarget> target, Role role = Role.Server) => VirtualTime.Run(async world =>
    {
        using var runner = new Runner(Testee.At(target(world), role), new() { Jobs = jobs, Play = MemoryTestees.Options(world) }, revive: null);
        List<CaseResult> results = [];
        await foreach (var result in runner.RunAsync(new Selection { Cases = cases }.Select(role), CancellationToken.None))
        {
            results.Add(result);
        }

        return new PlayedRun(results, runner.Deaths.Length, world.GetElapsedTime(0));
    });
}
