using System.Reflection;
using System.Runtime.CompilerServices;
using NUnit.Framework;
using WsSpec.Fuzzing.Targets;
using WsSpec.Harness.Cli;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Architecture;

/// <summary>Folders point one way: each project's, from the bottom to the top, use those before them and none after them.</summary>
public sealed class FolderTests
{
    private static readonly string[] Protocol = ["WsSpec.Protocol", "WsSpec.Protocol.Handshake", "WsSpec.Protocol.PerMessageDeflate"];

    private static readonly string[] Suite =
    [
        "WsSpec.Suite.Bulk",
        "WsSpec.Suite.Deflate",
        "WsSpec.Suite.Wire",
        "WsSpec.Suite.Patterns",
        "WsSpec.Suite.Requirements",
        "WsSpec.Suite.Requirements.Ids",
        "WsSpec.Suite.Cases",
        "WsSpec.Suite.Judging.Standing",
        "WsSpec.Suite.Judging.Reactions",
        "WsSpec.Suite.Judging",
        "WsSpec.Suite.Autobahn",
        "WsSpec.Suite.Autobahn.Payloads",
        "WsSpec.Suite.Autobahn.Catalogue",
        "WsSpec.Suite.Catalogue",
        "WsSpec.Suite.Exchanges",
        "WsSpec.Suite.Modelling",
        "WsSpec.Suite.Vectors",
    ];

    private static readonly string[] Fuzzing =
    [
        "WsSpec.Fuzzing.Targets",
        "WsSpec.Fuzzing.Mutation",
        "WsSpec.Fuzzing.Coverage",
        "WsSpec.Fuzzing.Corpus",
        "WsSpec.Fuzzing.Processes",
        "WsSpec.Fuzzing.Engine",
        "WsSpec.Fuzzing.Afl",
        "WsSpec.Fuzzing.Cli",
        "WsSpec.Fuzzing",
    ];

    private static readonly string[] Harness =
    [
        "WsSpec.Harness.Invocation",
        "WsSpec.Harness.Storage",
        "WsSpec.Harness.Logs",
        "WsSpec.Harness.Secrecy",
        "WsSpec.Harness.Transports",
        "WsSpec.Harness.Testees",
        "WsSpec.Harness.Driving",
        "WsSpec.Harness.Reference",
        "WsSpec.Harness.Processes",
        "WsSpec.Harness.Running",
        "WsSpec.Harness.Capturing",
        "WsSpec.Harness.Capturing.Reading",
        "WsSpec.Harness.Capturing.Tcp",
        "WsSpec.Harness.Capturing.Tls",
        "WsSpec.Harness.Capturing.Flows",
        "WsSpec.Harness.Clients",
        "WsSpec.Harness.Parsers",
        "WsSpec.Harness.Explaining",
        "WsSpec.Harness.Gating",
        "WsSpec.Harness.Findings",
        "WsSpec.Harness.Comparing",
        "WsSpec.Harness.Auditing",
        "WsSpec.Harness.Fuzzing",
        "WsSpec.Harness.Reports.Text",
        "WsSpec.Harness.Reports.Json",
        "WsSpec.Harness.Reports.Html",
        "WsSpec.Harness.Reports",
        "WsSpec.Harness.Autobahn",
        "WsSpec.Harness.SelfTest.Misbehaving",
        "WsSpec.Harness.SelfTest.Faults",
        "WsSpec.Harness.SelfTest.Innocents",
        "WsSpec.Harness.SelfTest.Hostility",
        "WsSpec.Harness.SelfTest",
        "WsSpec.Harness.Configuring",
        "WsSpec.Harness.Cli",
    ];

    private static readonly Assembly[] Products =
        [typeof(WebSocketConnection).Assembly, typeof(Registry).Assembly, typeof(IFuzzTarget).Assembly, typeof(Application).Assembly];

    public static IEnumerable<TestCaseData> Orders =>
    [
        new TestCaseData(typeof(WebSocketConnection).Assembly, Protocol).SetArgDisplayNames("WsSpec.Protocol"),
        new TestCaseData(typeof(Registry).Assembly, Suite).SetArgDisplayNames("WsSpec.Suite"),
        new TestCaseData(typeof(IFuzzTarget).Assembly, Fuzzing).SetArgDisplayNames("WsSpec.Fuzzing"),
        new TestCaseData(typeof(Application).Assembly, Harness).SetArgDisplayNames("WsSpec.Harness"),
    ];

    [TestCaseSource(nameof(Orders))]
    public void EachFolderUsesOnlyFoldersBelowIt(Assembly assembly, string[] order) => Assert.That(
        from type in TypesOf(assembly)
        from used in TypeUses.Of(type)
        where Array.IndexOf(order, used.Namespace) > Array.IndexOf(order, type.Namespace)
        select $"{type.FullName} uses {used.FullName}",
        Is.Empty);

    [TestCaseSource(nameof(Orders))]
    public void EachFolderHasItsPlace(Assembly assembly, string[] order) =>
        Assert.That(TypesOf(assembly).Select(type => type.Namespace).Distinct(), Is.EquivalentTo(order));

    [Test]
    public void NoTypeNameStandsForTwoThings() => Assert.That(
        Products.SelectMany(TypesOf).Where(type => !type.IsNested).Select(type => type.Name).GroupBy(name => name)
            .Where(names => names.Count() > 1).Select(names => names.Key),
        Is.Empty);

    private static IEnumerable<Type> TypesOf(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("WsSpec", StringComparison.Ordinal) == true && !IsGenerated(type));

    /// <summary>What the compiler and source generators make stands where they choose.</summary>
    private static bool IsGenerated(Type type) =>
        !type.IsNested
            && (type.GetCustomAttribute<CompilerGeneratedAttribute>() is not null || type.Name.Contains('<', StringComparison.Ordinal));
}
