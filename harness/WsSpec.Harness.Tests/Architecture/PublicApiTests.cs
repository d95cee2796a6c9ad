using System.Reflection;
using NUnit.Framework;
using WsSpec.Fuzzing.Targets;
using WsSpec.NUnit;
using WsSpec.Protocol;
using WsSpec.Protocol.Tests;
using WsSpec.Xunit;

namespace WsSpec.Harness.Tests.Architecture;

/// <summary>What a library promises its users stands in a file beside it, so that no change of it goes unseen.</summary>
public sealed class PublicApiTests
{
    private static IEnumerable<TestCaseData> Libraries =>
    [
        Library("reference-impl", typeof(WebSocketConnection)),
        Library("suite", typeof(IFuzzTarget)),
        Library("packages", typeof(ConformanceSourceAttribute)),
        Library("packages", typeof(ConformanceDataAttribute)),
    ];

    [TestCaseSource(nameof(Libraries))]
    public void TheFileHasWhatIsPublic(string path, Assembly library) =>
        GeneratedFile.AssertIs(path, string.Concat(PublicApi.Of(library).Select(line => line + "\n")));

    private static TestCaseData Library(string folder, Type type)
    {
        var name = type.Assembly.GetName().Name;
        return new TestCaseData($"{folder}/{name}/PublicApi.txt", type.Assembly).SetArgDisplayNames(name!);
    }
}
