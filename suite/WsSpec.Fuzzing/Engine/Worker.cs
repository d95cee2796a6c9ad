using System.Collections.Immutable;
using WsSpec.Fuzzing.Corpus;
using WsSpec.Fuzzing.Coverage;
using WsSpec.Fuzzing.Mutation;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Engine;

/// <summary>The loop of one fuzzing process, which runs on instrumented code: mutate, run, keep what shows something new.</summary>
internal sealed class Worker
{
    private const int Burst = 256;
    private const int ShrinkTrials = 20_000;
    private static readonly TimeSpan ExchangeInterval = TimeSpan.FromSeconds(5);

    private readonly IFuzzTarget _target;
    private readonly CoverageMap _coverage;
    private readonly WorkerChannel _channel;
    private readonly InputQueue _queue;
    private readonly Findings _findings;
    private readonly Random _random;
    private readonly Mutator _mutator;

    /// <param name="coverage">Exists already, because making the target runs instrumented code.</param>
    public Worker(
        IFuzzTarget target,
        CoverageMap coverage,
        WorkerChannel channel,
        InputQueue queue,
        Findings findings,
        ImmutableArray<byte[]> tokens,
        int seed)
    {
        (_target, _coverage, _channel, _queue, _findings) = (target, coverage, channel, queue, findings);
        _random = new(seed);
        _mutator = new(_random, target.Shape, tokens);
    }

    /// <summary>Runs until the watchdog asks to stop.</summary>
    public void Run()
    {
        var ticksBefore = _channel.ProcessorTicks - Environment.CpuUsage.UserTime.Ticks;
        Exchange();
        Publish(ticksBefore);
        if (_queue.Count == 0)
        {
            _queue.Keep([0, 0, 0]);
        }

        var exchanged = TimeProvider.System.GetTimestamp();
        while (!_channel.StopRequested)
        {
            var parent = _queue.Pick(_random);
            for (var i = 0; i < Burst && !_channel.StopRequested; i++)
            {
                if (Execute(_mutator.Mutate(parent, _queue.Pick(_random), _channel.Buffer)))
                {
                    _queue.Add(_channel.Input);
                }
            }

            Publish(ticksBefore);
            if (TimeProvider.System.GetElapsedTime(exchanged) > ExchangeInterval)
            {
                Exchange();
                exchanged = TimeProvider.System.GetTimestamp();
            }
        }
    }

    /// <param name="ticksBefore">The processor time of the workers before this one, less what this process had used when it began.</param>
    private void Publish(long ticksBefore)
    {
        _channel.ProcessorTicks = ticksBefore + Environment.CpuUsage.UserTime.Ticks;
        _channel.Edges = _coverage.Edges;
        _channel.QueueLength = _queue.Count;
    }

    /// <summary>Takes over what others have found, as far as it shows something new here.</summary>
    private void Exchange()
    {
        foreach (var input in _queue.NewFiles().Where(input => input.Length <= WorkerChannel.InputMaximum))
        {
            input.CopyTo(_channel.Buffer);
            if (Execute(input.Length))
            {
                _queue.Keep(input);
            }
        }
    }

    /// <summary>Runs the input that stands in the channel.</summary>
    /// <returns>Whether it has shown something new.</returns>
    private bool Execute(int length)
    {
        _channel.InputLength = length;
        var failure = TargetRun.Failure(_target, _channel.Input);
        var isNew = _coverage.Harvest();
        _channel.Executions++;
        if (failure is not null)
        {
            Report(failure);
        }

        return isNew && failure is null;
    }

    private void Report(Exception failure)
    {
        var signature = Findings.SignatureOf(failure);
        if (!_findings.Has(signature))
        {
            _findings.Add(signature, Shrinker.Shrink(_channel.Input.ToArray(), input => FailsAlike(input, signature), ShrinkTrials));
        }
    }

    private bool FailsAlike(byte[] input, string signature)
    {
        // The channel follows, so that the watchdog sees life and, if this input kills the process, the culprit.
        input.CopyTo(_channel.Buffer);
        _channel.InputLength = input.Length;
        var failure = TargetRun.Failure(_target, input);
        _channel.Executions++;
        return failure is not null && Findings.SignatureOf(failure) == signature;
    }
}
