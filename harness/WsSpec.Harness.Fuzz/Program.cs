using WsSpec.Fuzz;
using WsSpec.Harness.Fuzz;

return await FuzzProgram.RunAsync(args, () => [.. FuzzTargets.All, new ReportsTarget()]);
