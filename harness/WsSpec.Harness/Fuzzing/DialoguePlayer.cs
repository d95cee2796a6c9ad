using WsSpec.Harness.Driving;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Modelling;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Fuzzing;

/// <summary>Plays dialogues against one testee and says what is wrong with what came back.</summary>
public sealed class DialoguePlayer(ITarget target, DriverOptions options)
{
    /// <summary>The same with the deadlines of an ordinary run.</summary>
    public DialoguePlayer Patient(Timers timers) => new(target, options with { Timers = timers });

    /// <summary>Plays a dialogue on a fresh connection.</summary>
    /// <param name="number">Part of its id, which determines the nonce of the handshake, and of its marks.</param>
    /// <exception cref="TargetUnreachableException">There is no connection to be had.</exception>
    public async Task<(Problem? Problem, Conversation Conversation)> PlayAsync(Dialogue dialogue, long number, CancellationToken cancellation)
    {
        var (scenario, expectation) = dialogue.Meaning($"fuzz/{options.Seed}/{number}", options.Testee, options.Profile);
        await using var transport = await target.ConnectAsync(cancellation);
        var conversation = await Driver.PlayAsync(scenario, transport, options, cancellation);
        return (Problem.Leak(conversation, options.Seed, number) ?? Problem.In(scenario, expectation, conversation, options.Profile), conversation);
    }
}
