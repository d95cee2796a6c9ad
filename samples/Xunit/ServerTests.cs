using WsSpec.Xunit;
using Xunit;

namespace ConformanceSample;

/// <summary>What listens on port 9456 has to keep to the RFC; `wsspec echo ws://127.0.0.1:9456/` is one.</summary>
public sealed class ServerTests
{
    [Theory, ConformanceData("ws://127.0.0.1:9456/", Case = "ping/*")]
    public void Conforms(ConformanceCheck check) => check.Hold();
}
