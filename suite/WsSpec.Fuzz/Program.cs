using WsSpec.Fuzz;

return await FuzzProgram.RunAsync(args, () => FuzzTargets.All);
