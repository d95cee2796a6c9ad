using BenchmarkDotNet.Running;
using WsSpec.Benchmarks;

if (args is ["capture", _, _, _, ..])
{
    CaptureGenerator.Run(args[1..]);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
