using System.Collections.Immutable;
using System.Text;

namespace WsSpec.Suite.Cases;

/// <summary>
/// What an application has to be told before it listens, and messages that mean something to it: one that closes at whatever it does not
/// understand can be asked nothing with messages that a case makes up.
/// </summary>
public sealed record ApplicationProtocol
{
    public static ApplicationProtocol None { get; } = new();

    /// <summary>Text messages that are sent first on every connection, each of which the application answers with a message.</summary>
    public ImmutableArray<string> Login { get; init; } = [];

    /// <summary>A text message; null: none is known.</summary>
    public string? Text { get; init; }

    /// <summary>A binary message; null: none is known.</summary>
    public ReadOnlyMemory<byte>? Binary { get; init; }

    /// <summary>Everything that it is told, as octets.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Messages =>
    [
        .. (Text is null ? Login : [.. Login, Text]).Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text)),
        .. Binary is { } binary ? [binary] : (ReadOnlyMemory<byte>[])[],
    ];

    /// <summary>The scenario as it is played with this application.</summary>
    /// <param name="echoes">Whether the application sends back whatever it is sent: then it understands what cases make up.</param>
    public Scenario Adapt(Scenario scenario, bool echoes)
    {
        var isSilent = echoes || (Text is null && Binary is null);
        var spoken = isSilent ? scenario : new MadeUpMessages(this).ReplaceIn(scenario);
        return Login.IsEmpty ? spoken : LogInto(spoken);
    }

    /// <summary>Where the opening handshake itself is in question nobody logs in.</summary>
    private Scenario LogInto(Scenario scenario)
    {
        if (scenario.OpensInScript)
        {
            return scenario;
        }

        var (opening, rest) = scenario.Script is [Open open, .. var others] ? (open, others) : (new Open(), scenario.Script);
        var login = Login.SelectMany(message => (Step[])
        [
            new Send(Phrases.Text(message)) { Delivery = Delivery.Whole },
            new Await(Awaited.Message),
        ]);
        return scenario with { Script = [opening, .. login, .. rest] };
    }
}
