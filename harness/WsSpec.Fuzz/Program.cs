using WsSpec.Fuzz;
using WsSpec.Fuzz.Targets;
using WsSpec.Fuzzing.Cli;
using WsSpec.Harness.Reports;
using WsSpec.Protocol;
using WsSpec.Suite.Catalogue;

return await FuzzProgram.RunAsync(
    args,
    underTest: [typeof(WebSocketConnection).Assembly, typeof(ConformanceCatalogue).Assembly, typeof(ReportFormat).Assembly],
    targets: () => [.. FuzzTargets.All, new ReportsTarget(), new CaptureFileTarget(), new TcpReassemblyTarget()]);
