using System.Collections.Immutable;
using WsSpec.Fuzz.Targets;

namespace WsSpec.Fuzz;

/// <summary>The targets of one program.</summary>
/// <param name="make">Called when one is asked for: making a target runs instrumented code, which needs its map before.</param>
internal sealed class TargetList(Func<ImmutableArray<IFuzzTarget>> make)
{
    private readonly Lazy<ImmutableArray<IFuzzTarget>> _all = new(make);

    public ImmutableArray<IFuzzTarget> All => _all.Value;

    /// <summary>The target of this name, or null.</summary>
    public IFuzzTarget? Find(string name) => name == PlantedTarget.TargetName ? new PlantedTarget() : All.FirstOrDefault(t => t.Name == name);
}
