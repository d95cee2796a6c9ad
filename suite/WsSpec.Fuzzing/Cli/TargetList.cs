using System.Collections.Immutable;
using System.Reflection;
using WsSpec.Fuzzing.Processes;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Cli;

/// <summary>The targets of one program.</summary>
/// <param name="underTest">The assemblies they are about.</param>
/// <param name="make">Called when one is asked for: making a target runs instrumented code, which needs its map before.</param>
internal sealed class TargetList(ImmutableArray<Assembly> underTest, Func<ImmutableArray<IFuzzTarget>> make)
{
    private readonly Lazy<ImmutableArray<IFuzzTarget>> _all = new(make);

    public ImmutableArray<IFuzzTarget> All => _all.Value;

    /// <summary>The target of a program that has no other; otherwise null.</summary>
    public IFuzzTarget? Only => All is [var only] ? only : null;

    /// <summary>The target of this name, or null.</summary>
    public IFuzzTarget? Find(string name) => All.FirstOrDefault(target => target.Name == name);

    /// <summary>Copies the program and instruments what is under test.</summary>
    public InstrumentedCopy Instrument() => new(underTest);
}
