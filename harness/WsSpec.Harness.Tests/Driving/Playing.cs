using WsSpec.Harness.Driving;
using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Driving;

/// <summary>Scenarios played in virtual time: what takes long takes no time, and the same play has the same times.</summary>
internal static class Playing
{
    public static Counterpart Server { get; } = new() { Opening = new() { Host = "a.example", RequestTarget = "/" } };

    /// <summary>A server that does all that it has to.</summary>
    public static Func<Wired, TimeProvider, Task> Reference { get; } =
        (testee, clock) => new ReferenceEndpoint(new() { Clock = clock }).ServeAsync(testee.Transport, CancellationToken.None);

    /// <summary>A server that accepts the connection, and then reads and says nothing.</summary>
    public static Func<Wired, TimeProvider, Task> Mute { get; } = async (testee, _) =>
    {
        await testee.ReadAsync();
        await testee.SendAsync(Wired.Switching);
        await testee.ReadToEndAsync();
    };

    /// <param name="testee">What it does.</param>
    /// <param name="known">What is known of it; null: what is known of <see cref="Server"/>.</param>
    public static Conversation Play(
        Scenario scenario, Func<Wired, TimeProvider, Task> testee, PlayOptions? options = null, Counterpart? known = null) =>
            VirtualTime.Run(async world =>
    {
        var (ours, theirs) = MemoryTransport.CreatePair();
        _ = TakePartAsync();
        return await Driver.PlayAsync(
            scenario, ours, known ?? Server, (options ?? PlayOptions.Default) with { Clock = world }, CancellationToken.None);

        async Task TakePartAsync()
        {
            await Task.Yield();
            await testee(new(theirs), world);
        }
    });

    public static IEnumerable<TEntry> Entries<TEntry>(this Conversation conversation) where TEntry : Entry =>
        conversation.Transcript.Entries.OfType<TEntry>();

    /// <summary>All that the harness wrote, joined.</summary>
    public static byte[] SentOctets(this Conversation conversation) =>
        [.. conversation.Entries<Entry.Sent>().SelectMany(entry => entry.Octets.ToArray())];

    public static IEnumerable<Opcode> SentOpcodes(this Conversation conversation) =>
        conversation.HarnessFrames.Select(frame => frame.Opcode);
}
