using System.Collections.Immutable;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>What a stream of frames means to its receiver, as far as it lets the connection live.</summary>
internal sealed record ReceivedStream
{
    /// <summary>How many frames were good, one that ends the course not counted.</summary>
    public int Frames { get; init; }

    /// <summary>The messages it was sent.</summary>
    public ImmutableArray<AskedMessage> Messages { get; init; } = [];

    /// <summary>The Pings it was sent.</summary>
    public ImmutableArray<AskedPing> Pings { get; init; } = [];

    /// <summary>The answers that were awaited before anything went wrong.</summary>
    public Answered Due { get; init; }

    /// <summary>Where it may fail the connection and may go on, with what was due by then.</summary>
    public ImmutableArray<(Objection Objection, Answered Due)> Choices { get; init; } = [];

    /// <summary>Why it has to fail the connection at the end of the course.</summary>
    public Objection? Failure { get; init; }

    /// <summary>Private codes of Close frames that came behind the failure: whoever answers one has not failed the connection.</summary>
    public ImmutableArray<ushort?> LaterCodes { get; init; } = [];

    /// <summary>The Close that ends the course.</summary>
    public TapFrame? Close { get; init; }

    /// <summary>The most octets that a frame announced or a message took.</summary>
    public ulong LargestMessage { get; init; }

    /// <summary>
    /// The requirement whose breach by the harness ends the course, because nobody can tell any more what the testee has to do.
    /// </summary>
    public RequirementId? Undetermined { get; init; }

    public bool IsOver => Failure is not null || Close is not null || Undetermined is not null;

    /// <summary>All answers that are due.</summary>
    public AnswersPattern Answers => AnswersFrom(Due);

    /// <summary>The answers of a testee that owes no more than these.</summary>
    public AnswersPattern AnswersFrom(Answered due) => new(Messages, Pings, due);
}
