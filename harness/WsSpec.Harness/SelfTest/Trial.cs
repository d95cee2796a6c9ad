using System.Collections.Immutable;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.SelfTest;

/// <summary>One case played against one faulty endpoint, in memory and in no time.</summary>
public static class Trial
{
    private const int Limit = 4 * 1024 * 1024;
    private const string Subprotocol = "wsspec.test";
    private const string Origin = FaultPhrases.ReferenceOrigin;

    // Tells the cases about limits where the limit is without taking 64 MiB to get there.
    private static readonly ConnectionOptions Connection = new() { MaxFramePayload = Limit, MaxMessageSize = Limit };

    private static readonly ReferenceServerOptions Server = new()
    {
        Connection = Connection,
        Handshake = new()
        {
            SelectSubprotocol = request => request.Subprotocols.Contains(Subprotocol) ? Subprotocol : null,
            Refuse = request => request.Origin is null or Origin ? null : 403,
        },
    };

    private static readonly ReferenceClientOptions Client = new() { Connection = Connection };

    /// <summary>Whether the reference endpoint in this role has what the case needs.</summary>
    public static bool IsPossible(Role testee, ConformanceCase @case) => @case.Testee.Includes(testee) && Oracle.Missing(@case.Scenario, Profile(testee)) is null;

    /// <summary>The case and the standing rules that caught the fault, and what was said.</summary>
    public static TrialResult Of(Fault fault, Role testee, ConformanceCase @case) => VirtualTime.Run(world => OfAsync(fault, testee, @case, world));

    private static TargetProfile Profile(Role testee) =>
        new() { Offers = Needs.Echo | Needs.Deflate | (testee == Role.Server ? Needs.Subprotocol | Needs.OriginPolicy : Needs.None) };

    private static FaultyEndpoint Faulty(Fault fault, Role testee, IEntropySource entropy, TimeProvider clock) => testee == Role.Server
        ? new FaultyServer(fault, Server with { Entropy = entropy, Clock = clock })
        : new FaultyClient(fault, Client with { Entropy = entropy, Clock = clock }, ReferenceClientTarget.Uri);

    private static async Task<TrialResult> OfAsync(Fault fault, Role testee, ConformanceCase @case, TimeProvider clock)
    {
        var endpoint = Faulty(fault, testee, new SeededEntropy(StableHash.Of(0, @case.Id)), clock);
        Exception? bug = null;
        var target = new MemoryTarget(fault.Name, async (transport, cancellation) =>
        {
            try
            {
                await endpoint.PlayAsync(transport, cancellation);
            }
#pragma warning disable CA1031 // It is thrown again below, where it is noticed.
            catch (Exception e)
#pragma warning restore CA1031
            {
                bug = e;
            }
        });
        var options = new DriverOptions
        {
            Testee = testee,
            Settings = new() { Host = testee == Role.Client ? ReferenceClientTarget.Uri.Authority : target.Host, RequestTarget = target.RequestTarget, Origin = Origin, Subprotocol = Subprotocol },
            Profile = Profile(testee),
            Clock = clock,
        };

        await using var transport = await target.ConnectAsync(CancellationToken.None);
        var conversation = await Driver.PlayAsync(@case.Scenario, transport, options, CancellationToken.None);
        var judgement = Oracle.Judge(@case, conversation, options.Profile);
        var survived = !Liveness.IsInDoubt(conversation)
            || await Liveness.CheckAsync(target, options, CancellationToken.None) is null;
        if (bug is not null)
        {
            throw new InvalidOperationException($"The fault {fault.Name} breaks down in {@case.Id}: {bug.Message}", bug);
        }

        ImmutableArray<Catch> byCase = judgement.Verdict >= Verdict.NonStrict || !survived ? [new(@case.Id, judgement.Verdict, !survived)] : [];
        var byRules = from rule in StandingRules.All
                      where rule.Testee.Includes(testee) && rule.Breach(conversation) is not null
                      select new Catch(rule.Id, Registry.Get(rule.Covers[0]).VerdictIfViolated, Killed: false);
        return new([.. byCase, .. byRules], conversation);
    }
}
