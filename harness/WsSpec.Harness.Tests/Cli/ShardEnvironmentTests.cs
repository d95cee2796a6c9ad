using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Tests.Cli;

public sealed class ShardEnvironmentTests
{
    [TestCase("2/8", "WSSPEC_SHARD=2/8")]
    [TestCase("1/8", "JOB_COMPLETION_INDEX=0", "WSSPEC_SHARDS=8")]
    [TestCase("8/8", "JOB_COMPLETION_INDEX=7", "WSSPEC_SHARDS=8")]
    [TestCase("3/4", "SLURM_ARRAY_TASK_ID=3", "SLURM_ARRAY_TASK_COUNT=4")]
    [TestCase("3/4", "SLURM_ARRAY_TASK_ID=2", "SLURM_ARRAY_TASK_MIN=0", "SLURM_ARRAY_TASK_COUNT=4")]
    [TestCase("2/3", "SLURM_ARRAY_TASK_ID=14", "SLURM_ARRAY_TASK_MIN=10", "SLURM_ARRAY_TASK_STEP=4", "SLURM_ARRAY_TASK_COUNT=3")]
    [TestCase("2/5", "CI_NODE_INDEX=2", "CI_NODE_TOTAL=5")]
    [TestCase("1/5", "TEST_SHARD_INDEX=0", "TEST_TOTAL_SHARDS=5")]
    [TestCase("1/2", "WSSPEC_SHARD=1/2", "CI_NODE_INDEX=2", "CI_NODE_TOTAL=5")]
    public void TheEngineSaysWhichPartItIs(string shard, params string[] variables) =>
        Assert.That(Read(variables).ToString(), Is.EqualTo(shard));

    [TestCase("WSSPEC_SHARD=I/N")]
    [TestCase("WSSPEC_SHARDS", "JOB_COMPLETION_INDEX=0")]
    [TestCase("'x'", "CI_NODE_INDEX=x", "CI_NODE_TOTAL=5")]
    [TestCase("9/8", "JOB_COMPLETION_INDEX=8", "WSSPEC_SHARDS=8")]
    public void WhatIsNotSaidOrIsWrongIsTold(string complaint, params string[] variables) =>
        Assert.That(() => Read(variables), Throws.TypeOf<CommandException>().With.Message.Contains(complaint));

    private static Shard Read(string[] variables)
    {
        var environment = variables.Select(text => text.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return ShardEnvironment.Read(name => environment.GetValueOrDefault(name));
    }
}
