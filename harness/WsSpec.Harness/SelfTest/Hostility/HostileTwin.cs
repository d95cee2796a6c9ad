using WsSpec.Harness.Clients;
using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest.Hostility;

/// <summary>A hostile peer that is the reference server or client but for one thing.</summary>
internal static class HostileTwin
{
    public static HostilePeer Of(string name, string deed, Func<Misbehaviour> misbehave) =>
        new(name, deed, line => PlayAsync(new Fault(name, deed, misbehave), line));

    private static Task PlayAsync(Fault twin, HostileLine line) => line.Role == Role.Server
        ? new FaultyServer(twin, new() { Clock = line.Clock }).PlayAsync(line.Transport, line.Cancellation)
        : new FaultyClient(twin, new() { Clock = line.Clock }, ReferenceClientTarget.Uri).PlayAsync(line.Transport, line.Cancellation);
}
