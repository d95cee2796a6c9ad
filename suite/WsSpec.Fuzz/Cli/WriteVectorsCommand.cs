using System.CommandLine;
using WsSpec.Suite.Vectors;

namespace WsSpec.Fuzz.Cli;

/// <summary><c>write-vectors FOLDER</c>: writes the vectors of the corpus anew.</summary>
internal sealed class WriteVectorsCommand : Command
{
    private readonly Argument<string> _folder = new("folder") { Description = "corpus/vectors" };

    public WriteVectorsCommand()
        : base("write-vectors", "Write the vectors of the corpus anew.")
    {
        Add(_folder);
        SetAction(arguments =>
        {
            foreach (var file in VectorFiles.All)
            {
                File.WriteAllText(Path.Combine(arguments.GetValue(_folder)!, file.Name), file.ToJson());
                Console.WriteLine($"{file.Name}: {file.Vectors.Length} vectors");
            }
        });
    }
}
