using WsSpec.Fuzzing.Cli;
using WsSpec.Fuzzing.Tests;

return await FuzzProgram.RunAsync(args, underTest: [], targets: () => [new PlantedTarget()]);
