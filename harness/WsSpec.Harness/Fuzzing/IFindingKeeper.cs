namespace WsSpec.Harness.Fuzzing;

/// <summary>Keeps findings as soon as they are confirmed: making them shorter takes long, and may be the last thing that is done.</summary>
public interface IFindingKeeper
{
    void Keep(Finding finding);

    /// <summary>Told that what was kept under a name turned out to be something else, which is kept under a name of its own.</summary>
    void Drop(string name);
}
