using System.Reflection;
using System.Reflection.Metadata;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Tests;

/// <summary>What each part may name, read from the compiled assemblies: no comment or string is mistaken for a use.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] ForbiddenNamespaces =
        ["System.IO", "System.Net", "System.Threading", "System.Timers", "System.Diagnostics.Process"];

    private static readonly string[] ForbiddenTypes =
        ["Task", "ValueTask", "Stream", "Socket", "DateTime", "DateTimeOffset", "TimeProvider", "Stopwatch", "Random",
            "RandomNumberGenerator", "Console"];

    [Test]
    public void TheReferenceImplementationNamesNoIoClockOrRandomSource() => Assert.That(
        TypesNamedBy(typeof(WebSocketConnection).Assembly)
            .Where(type =>
                ForbiddenTypes.Contains(type.Name)
                    || ForbiddenNamespaces.Any(
                        space => type.Namespace == space || type.Namespace.StartsWith(space + ".", StringComparison.Ordinal))),
        Is.Empty);

    [Test]
    public void TheReferenceImplementationNeedsNothingButThePlatform() => Assert.That(
        typeof(WebSocketConnection).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name), Has.All.StartsWith("System"));

    [Test]
    public void TheSuiteTakesOnlyTheVocabularyFromTheReferenceImplementation() => Assert.That(
        TypesNamedBy(typeof(Registry).Assembly).Where(type => type.Namespace.StartsWith("WsSpec.Protocol", StringComparison.Ordinal))
            .Select(type => type.Name),
        Is.SubsetOf(new[]
        {
            nameof(Role), nameof(RoleExtensions), nameof(Opcode), nameof(OpcodeExtensions), nameof(CloseCode), nameof(CloseCodes),
            nameof(Masking), nameof(AcceptKey),
        }));

    private static List<(string Namespace, string Name)> TypesNamedBy(Assembly assembly)
    {
        using var file = File.OpenRead(assembly.Location);
        using var image = new System.Reflection.PortableExecutable.PEReader(file);
        var metadata = image.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => (metadata.GetString(type.Namespace), metadata.GetString(type.Name)))];
    }
}
