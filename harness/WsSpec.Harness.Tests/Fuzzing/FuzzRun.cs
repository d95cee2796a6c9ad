using WsSpec.Harness.Fuzzing;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Tests.Fuzzing;

/// <summary>Fuzz runs against targets in memory.</summary>
internal static class FuzzRun
{
    private static readonly TargetProfile Usual = new() { Offers = Needs.Echo | Needs.Deflate };

    /// <param name="profile">Null: it echoes and offers permessage-deflate.</param>
    public static async Task<FuzzReport> PlayAsync(ITarget target, FuzzSettings settings, Role testee = Role.Server, TargetProfile? profile = null)
    {
        using var fuzzer = new Fuzzer(
            target,
            new() { Testee = testee, Settings = new() { Host = target.Host, RequestTarget = target.RequestTarget }, Profile = profile ?? Usual },
            settings);
        return await fuzzer.RunAsync(CancellationToken.None);
    }
}
