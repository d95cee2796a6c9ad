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

    /// <summary>
    /// What is waited for in full is waited for a little longer: a testee that gives up by itself does so after as round a time as ours.
    /// </summary>
    private const double Margin = 1.1;

    /// <summary>So many times as fast as the longest wait is an answer of one that is not held up.</summary>
    private const int Prompt = 10;

    /// <summary>What a first attempt waits for at the least, where the testee is learned not to react.</summary>
    private static readonly TimeSpan ShortestAtFirst = TimeSpan.FromMilliseconds(300);

    /// <summary>The same for what confirms that.</summary>
    private static readonly TimeSpan ShortestAgain = TimeSpan.FromSeconds(1);

    /// <summary>How many connections there are at first.</summary>
    public int Connections => Most(ConnectionsForEachJob);

    /// <summary>How many there are at the most, where the testee has shown that it bears them.</summary>
    public int MostConnections => Most(WaitingForEachJob);

    private Timers Timers => configuration.Play.Timers;

    public Pace AtFirst() => new(Timers.Hasty, ShortestAtFirst, configuration.Jobs, MostConnections);

    /// <summary>
    /// Whether what was waited for with all patience beside first attempts was silent for a reason of its own: whatever else was asked
    /// meanwhile had its answer many times as fast, and nothing took all of the testee for most of the time.
    /// </summary>
    /// <param name="longest">What took longest of that which may take all of a testee.</param>
    public bool WereAnsweredSoon(Pace first, TimeSpan longest) =>
        first.Learned.SlowestAnswer * Prompt <= Timers.Answer && longest * 2 <= Timers.Answer;

    /// <summary>For what others of its kind have confirmed already.</summary>
    /// <param name="connections">What the testee has shown to bear.</param>
    public Pace Again(int connections) => Waiting(Timers.Hasty, ShortestAgain, connections);

    /// <summary>No limit is shortened by what others have shown, and on a busy machine all are longer.</summary>
    /// <inheritdoc cref="Again"/>
    public Pace InFull(int connections) =>
        Waiting(Timers.Scaled(Margin * Strain.Now(configuration.Play.Clock)), TimeSpan.MaxValue, connections);

    private Pace Waiting(Timers timers, TimeSpan shortest, int connections) =>
        new(timers, shortest, configuration.Jobs, connections) { HeavyConnections = HeavyWaiting };

    private int Most(int forEachJob) => configuration.Jobs == 1 ? 1 : Math.Min(configuration.Jobs * forEachJob, mostConnections);
}
