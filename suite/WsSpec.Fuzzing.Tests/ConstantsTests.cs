using System.Text;
using NUnit.Framework;
using WsSpec.Fuzzing.Corpus;
using WsSpec.Fuzzing.Processes;

namespace WsSpec.Fuzzing.Tests;

public sealed class ConstantsTests
{
    private const string Text = "a text that this test looks for";

    [Test]
    public void TextsOctetsAndNumbersOfCodeAreADictionary()
    {
        using var folder = new Scratch();
        var path = folder["constants.dict"];
        TokenFile.Write(path, Constants.In(typeof(ConstantsTests).Assembly.Location));
        var tokens = TokenFile.Read(path).Select(Convert.ToHexString).ToHashSet();
        Assert.That(tokens, Is.SupersetOf(new[] { Hex(Text), Hex(Octets), $"{Number:X8}" }));
    }

    [Test]
    public void TheAssembliesOfAProgramAreItselfAndWhatItBringsButNotTheEngine()
    {
        var own = OwnAssemblies.Of(typeof(ConstantsTests).Assembly).Select(assembly => assembly.GetName().Name).ToList();
        Assert.That(own[0], Is.EqualTo("WsSpec.Fuzzing.Tests"));
        Assert.That(own, Has.None.AnyOf("WsSpec.Fuzzing", "SharpFuzz", "SharpFuzz.Common", "dnlib", "System.CommandLine", "System.Runtime"));
    }

    private static string Octets => Encoding.UTF8.GetString("octets of it"u8);

    private static int Number => 0x51371142;

    private static string Hex(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));

    private sealed class Scratch : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wsspec-constants-");

        public string this[string name] => Path.Combine(_folder.FullName, name);

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
