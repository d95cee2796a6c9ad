using NUnit.Framework;
using WsSpec.NUnit;

namespace ConformanceSample;

/// <summary>What listens on port 9455 has to keep to the RFC; `wsspec echo ws://127.0.0.1:9455/` is one.</summary>
[TestFixture]
public sealed class ServerTests
{
    [ConformanceSource("ws://127.0.0.1:9455/", Case = "ping/*")]
    public void Conforms(ConformanceCheck check) => check.Hold();
}
