using System.Collections.Immutable;
using System.Globalization;
using WsSpec.Harness.Driving;
using WsSpec.Suite.Modelling;

namespace WsSpec.Harness.Fuzzing;

/// <summary>What dialogues have reached of the model: states, steps, and pairs of steps in a row (paths of length 1 and 2).</summary>
internal sealed record ModelCoverage(SpeciesCount States, SpeciesCount Steps, SpeciesCount Pairs)
{
    public static ModelCoverage None { get; } = new(SpeciesCount.None, SpeciesCount.None, SpeciesCount.None);

    public ModelCoverage Plus(ModelCoverage other) => new(States.Plus(other.States), Steps.Plus(other.Steps), Pairs.Plus(other.Pairs));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{States.Kinds} model states, {Steps.Kinds} steps, {Pairs.Kinds} pairs of steps; {Pairs.Unseen:0.00 %} of pairs are new still");

    /// <summary>Counts while dialogues are played, from any thread.</summary>
    internal sealed class Counter
    {
        private readonly Lock _gate = new();
        private readonly Species _states = new();
        private readonly Species _steps = new();
        private readonly Species _pairs = new();

        public void Add(ImmutableArray<DialoguePath> path)
        {
            lock (_gate)
            {
                for (var i = 0; i < path.Length; i++)
                {
                    var step = path[i];
                    _states.Add(StableHash.Of(0, step.State));
                    _steps.Add(StableHash.Of(0, step.Phrases.AsSpan()));
                    if (i > 0)
                    {
                        _pairs.Add(StableHash.Of(0, [.. path[i - 1].Phrases, "; ", .. step.Phrases]));
                    }
                }
            }
        }

        public ModelCoverage Count()
        {
            lock (_gate)
            {
                return new(_states.Count(), _steps.Count(), _pairs.Count());
            }
        }

        private sealed class Species
        {
            private readonly HashSet<uint> _once = [];
            private readonly HashSet<uint> _often = [];
            private long _seen;

            public void Add(int kind)
            {
                _seen++;
                var hash = (uint)kind;
                if (!_often.Contains(hash) && !_once.Add(hash))
                {
                    _once.Remove(hash);
                    _often.Add(hash);
                }
            }

            public SpeciesCount Count() => new(_seen, [.. _once], [.. _often]);
        }
    }
}
