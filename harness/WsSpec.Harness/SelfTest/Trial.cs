using System.Collections.Immutable;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.SelfTest;

/// <summary>One case played against one twin.</summary>
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

    /// <summary>Whether an endpoint in this role has what the case needs.</summary>
    /// <param name="twin">Null: the reference itself.</param>
    public static bool IsPossible(Role testee, ConformanceCase @case, Twin? twin = null) =>
        @case.Testee.Includes(testee) && Oracle.Missing(@case.Scenario, Profile(testee, twin)) is null;

    /// <summary>In memory and in no time: the case and the standing rules that caught the twin, and what was said.</summary>
    /// <param name="twin">Null: the reference itself.</param>
    public static TrialResult Of(Twin? twin, Role testee, ConformanceCase @case) => VirtualTime.Run(world =>
        OfAsync(twin, testee, @case, world, (name, serve) => new MemoryTarget(name, serve)));

    /// <summary>The same over TCP and in real time: cuts have to be made to arrive.</summary>
    /// <inheritdoc cref="Of"/>
    public static TrialResult OverSockets(Twin? twin, Role testee, ConformanceCase @case) =>
        OfAsync(twin, testee, @case, TimeProvider.System, (name, serve) => new LoopbackTarget(name, serve)).GetAwaiter().GetResult();

    internal static TargetProfile Profile(Role testee, Twin? twin)
    {
        var usual = new TargetProfile
        {
            Offers = Needs.Echo | Needs.Deflate | (testee == Role.Server ? Needs.Subprotocol | Needs.OriginPolicy : Needs.None),
        };
        return twin?.Appears(usual) ?? usual;
    }

    /// <summary>Plays one connection of the reference endpoint, or of its twin.</summary>
    private static Func<ITransport, CancellationToken, Task> Endpoint(Twin? twin, Role testee, IEntropySource entropy, TimeProvider clock)
    {
        var (server, client) = (Server with { Entropy = entropy, Clock = clock }, Client with { Entropy = entropy, Clock = clock });
        return (twin, testee) switch
        {
            (null, Role.Server) => new ReferenceEndpoint(server).ServeAsync,
            (null, _) => (transport, stop) => new ReferenceClient(client).RunAsync(transport, ReferenceClientTarget.Uri, stop),
            (_, Role.Server) => new FaultyServer(twin, server).PlayAsync,
            _ => new FaultyClient(twin, client, ReferenceClientTarget.Uri).PlayAsync,
        };
    }

    private static async Task<TrialResult> OfAsync(
        Twin? twin, Role role, ConformanceCase @case, TimeProvider clock, Func<string, Func<ITransport, CancellationToken, Task>,
            ITarget> reach)
    {
        var play = Endpoint(twin, role, new SeededEntropy(StableHash.Of(0, @case.Id)), clock);
        Exception? bug = null;
        var target = reach(twin?.Name ?? "reference", async (transport, cancellation) =>
        {
            try
            {
                await play(transport, cancellation);
            }
#pragma warning disable CA1031 // It is thrown again below, where it is noticed.
            catch (Exception e)
#pragma warning restore CA1031
            {
                bug = e;
            }
        });
        var usual = Testee.At(target, role);
        var testee = usual with
        {
            Opening = usual.Opening with
            {
                Host = role == Role.Client ? ReferenceClientTarget.Uri.Authority : target.Host,
                Origin = Origin,
                Subprotocol = Subprotocol,
            },
            Profile = Profile(role, twin),
        };
        var options = PlayOptions.Default with { Clock = clock };
        await using var transport = await target.ConnectAsync(CancellationToken.None);
        var conversation = await Driver.PlayAsync(@case.Scenario, transport, testee, options, CancellationToken.None);
        var judgement = Oracle.Judge(@case, conversation, testee.Profile);
        var survived = !Liveness.IsInDoubt(conversation)
            || (await Liveness.CheckAsync(testee, options, CancellationToken.None)).IsAlive;
        if (bug is not null)
        {
            throw new InvalidOperationException($"{target.Name} breaks down in {@case.Id}: {bug.Message}", bug);
        }

        ImmutableArray<Catch> byCase = judgement.Verdict >= Verdict.NonStrict
            || !survived
            ? [new(@case.Id, judgement.Verdict, !survived, judgement.Summary)]
            : [];
        var aside = Aside.Of(conversation, testee.Profile, role);
        var byRules = aside.Breaches.Select(broken => new Catch(
            broken.Rule.Id, Registry.Get(broken.Rule.Covers[0]).VerdictIfViolated, Killed: false, $"{broken.Breach}, in {@case.Id}"));
        return new([.. byCase, .. byRules], new()
        {
            Suite = NativeSuite.Instance,
            Case = @case,
            Axes = new(TransportKind.Memory, Delivery.Whole),
            Judgement = judgement,
            Conversation = conversation,
            Aside = aside,
        });
    }
}
