using System.Collections.Immutable;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.SelfTest;

/// <summary>One case played against one faulty server, in memory and in no time.</summary>
public static class Trial
{
    private const int Limit = 4 * 1024 * 1024;
    private const string Subprotocol = "wsspec.test";
    internal const string Origin = "http://reference.test";

    private static readonly TargetProfile Profile = new() { Offers = Needs.Echo | Needs.Deflate | Needs.Subprotocol | Needs.OriginPolicy };

    private static readonly ReferenceServerOptions Server = new()
    {
        // Tells the cases about limits where the limit is without taking 64 MiB to get there.
        Connection = new() { MaxFramePayload = Limit, MaxMessageSize = Limit },
        Handshake = new()
        {
            SelectSubprotocol = request => request.Subprotocols.Contains(Subprotocol) ? Subprotocol : null,
            Refuse = request => request.Origin is null or Origin ? null : 403,
        },
    };

    /// <summary>Whether the reference server has what the case needs.</summary>
    public static bool IsPossible(ConformanceCase @case) => Oracle.Missing(@case, Profile) is null;

    /// <summary>The case and the standing rules that caught the fault.</summary>
    public static ImmutableArray<Catch> Of(Fault fault, ConformanceCase @case) => VirtualTime.Run(world => OfAsync(fault, @case, world));

    private static async Task<ImmutableArray<Catch>> OfAsync(Fault fault, ConformanceCase @case, TimeProvider clock)
    {
        var server = new FaultyServer(fault, Server with { Clock = clock });
        Exception? bug = null;
        var target = new MemoryTarget(fault.Name, async (transport, cancellation) =>
        {
            try
            {
                await server.ServeAsync(transport, cancellation);
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
            Settings = new() { Host = target.Host, RequestTarget = target.RequestTarget, Origin = Origin, Subprotocol = Subprotocol },
            Profile = Profile,
            Clock = clock,
        };

        await using var transport = await target.ConnectAsync(CancellationToken.None);
        var transcript = await Driver.PlayAsync(@case, transport, options, CancellationToken.None);
        var conversation = WireTap.Read(transcript);
        var judgement = Oracle.Judge(@case, conversation, Profile);
        var survived = !Liveness.IsInDoubt(transcript)
            || await Liveness.CheckAsync(target, options, CancellationToken.None) is null;
        if (bug is not null)
        {
            throw new InvalidOperationException($"The fault {fault.Name} breaks down in {@case.Id}: {bug.Message}", bug);
        }

        return
        [
            .. judgement.Verdict >= Verdict.NonStrict || !survived ? [new Catch(@case.Id, judgement.Verdict, !survived)] : ImmutableArray<Catch>.Empty,
            .. from rule in StandingRules.All
               where rule.Testee.Includes(options.Testee) && rule.Breach(conversation) is not null
               select new Catch(rule.Id, Registry.Get(rule.Covers[0]).VerdictIfViolated, Killed: false),
        ];
    }
}
