using WsSpec.Harness.Driving;

namespace WsSpec.Harness.Running;

/// <summary>How cases are played together at each stage of a run.</summary>
/// <param name="mostConnections">What the testee can be given at once.</param>
internal sealed class Paces(RunConfiguration configuration, int mostConnections)
{
    /// <summary>Waiting costs nobody anything but a connection.</summary>
    private const int ConnectionsForEachJob = 4;

    /// <summary>The same for what was waited for in vain before, and will be again.</summary>
    private const int WaitingForEachJob = 16;

    /// <summary>The same where each takes all of the testee.</summary>
    private const int HeavyWaiting = 4;

    /// <summary>What a first attempt waits for at the least, where the testee is learned not to react.</summary>
    private static readonly TimeSpan ShortestAtFirst = TimeSpan.FromMilliseconds(300);

    /// <summary>The same for what confirms that.</summary>
    private static readonly TimeSpan ShortestAgain = TimeSpan.FromSeconds(1);

    /// <summary>How many connections there are in first attempts.</summary>
    public int Connections => Most(ConnectionsForEachJob);

    /// <summary>How many there are in those that confirm.</summary>
    public int WaitingConnections => Most(WaitingForEachJob);

    private Timers Timers => configuration.Play.Timers;

    /// <param name="connections">What the testee has shown to bear.</param>
    public Pace AtFirst(int connections) => new(Timers.Hasty, ShortestAtFirst, configuration.Jobs, connections);

    /// <summary>For what others of its kind have confirmed already.</summary>
    /// <inheritdoc cref="AtFirst"/>
    public Pace Again(int connections) => Waiting(Timers.Hasty, ShortestAgain, connections);

    /// <summary>No limit is shortened by what others have shown, and on a busy machine all are longer.</summary>
    /// <inheritdoc cref="AtFirst"/>
    public Pace InFull(int connections) =>
        Waiting(Timers.Scaled(Strain.Now(configuration.Play.Clock)), TimeSpan.MaxValue, connections);

    private Pace Waiting(Timers timers, TimeSpan shortest, int connections) =>
        new(timers, shortest, configuration.Jobs, connections) { HeavyConnections = HeavyWaiting };

    private int Most(int forEachJob) => configuration.Jobs == 1 ? 1 : Math.Min(configuration.Jobs * forEachJob, mostConnections);
}
