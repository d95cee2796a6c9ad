using System.Collections.Immutable;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>What a stream of frames means to its receiver, as far as it lets the connection live.</summary>
internal sealed record Course
{
    /// <summary>The messages it was sent.</summary>
    public ImmutableArray<EchoPattern> Echoes { get; init; } = [];

    /// <summary>So many of the echoes were awaited before anything went wrong.</summary>
    public int EchoesDue { get; init; }

    /// <summary>The Pings it was sent.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Pings { get; init; } = [];

    public int PingsDue { get; init; }

    /// <summary>Where it may fail the connection and may go on, with what was due by then.</summary>
    public ImmutableArray<(Objection Objection, int EchoesDue, int PingsDue)> Choices { get; init; } = [];

    /// <summary>Why it has to fail the connection at the end of the course.</summary>
    public Objection? Failure { get; init; }

    /// <summary>The Close that ends the course.</summary>
    public TapFrame? Close { get; init; }

    /// <summary>The most octets that a frame announced or a message took.</summary>
    public ulong LargestMessage { get; init; }

    public bool IsOver => Failure is not null || Close is not null;

    /// <summary>The answers that are due by the end of the course.</summary>
    public AnswersPattern Answers => new(Echoes, EchoesDue, Pings, PingsDue);

    /// <summary>Answers that the connection may end in the middle of.</summary>
    public AnswersPattern AnswersBefore(int echoesDue, int pingsDue) => new(Echoes, echoesDue, Pings, pingsDue);
}
