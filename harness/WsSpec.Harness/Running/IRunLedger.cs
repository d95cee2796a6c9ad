namespace WsSpec.Harness.Running;

/// <summary>Takes down what a run finds out while it is under way, so that it is known when the run comes to a bad end.</summary>
public interface IRunLedger
{
    /// <summary>Told what the run is, before anything is played.</summary>
    /// <param name="head">All that is known by then; its results are the standing rules, which nothing was held against yet.</param>
    /// <returns>What an earlier session of the same run has found out; null when this is the first.</returns>
    RunFacts? Begin(RunFacts head);

    /// <summary>Told each result as it comes.</summary>
    void Add(CaseResult result);
}
