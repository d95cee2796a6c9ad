using WsSpec.Harness.Fuzzing;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Tests.Fuzzing;

/// <summary>Fuzz runs against targets in memory.</summary>
internal static class Fuzzers
{
    private static readonly TargetProfile Usual = new() { Offers = Needs.Echo | Needs.Deflate };

    /// <param name="profile">Null: it echoes and offers permessage-deflate.</param>
    /// <param name="revive">Null: nobody brings it back.</param>
    public static async Task<FuzzReport> PlayAsync(
        ITarget target, FuzzSettings settings, Role role = Role.Server, TargetProfile? profile = null, Func<CancellationToken,
            Task<bool>>? revive = null)
    {
        using var fuzzer = Of(target, settings, role, profile, revive);
        return await fuzzer.RunAsync(CancellationToken.None);
    }

    /// <inheritdoc cref="PlayAsync"/>
    public static Fuzzer Of(
        ITarget target, FuzzSettings settings, Role role = Role.Server, TargetProfile? profile = null, Func<CancellationToken,
            Task<bool>>? revive = null) => new(Testee.At(target, role) with { Profile = profile ?? Usual }, settings, revive);
}
