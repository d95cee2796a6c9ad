using WsSpec.Harness.Driving;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Modelling;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Fuzzing;

/// <summary>Plays dialogues against one testee and says what is wrong with what came back.</summary>
public sealed class DialoguePlayer(Testee testee, PlayOptions options)
{
    /// <summary>Plays a dialogue on a fresh connection.</summary>
    /// <param name="number">Part of its id, which determines the nonce of the handshake, and of its marks.</param>
    /// <exception cref="TargetUnreachableException">There is no connection to be had.</exception>
    public async Task<(Problem? Problem, Conversation Conversation)> PlayAsync(
        Dialogue dialogue, long number, CancellationToken cancellation)
    {
        var (scenario, expectation) = dialogue.Meaning($"fuzz/{options.Seed}/{number}", testee.Role, testee.Profile);
        await using var transport = await testee.Target.ConnectAsync(cancellation);
        var conversation = await Driver.PlayAsync(scenario, transport, testee, options, cancellation);
        return (Problem.Leak(conversation, options.Seed, number)
            ?? Problem.In(scenario, expectation, conversation, testee.Profile), conversation);
    }
}
