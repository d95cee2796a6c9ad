using System.CommandLine;
using WsSpec.Suite.Requirements;

namespace WsSpec.Fuzz.Cli;

/// <summary><c>write-ids FOLDER</c>: writes the source that names the requirements anew.</summary>
internal sealed class WriteIdsCommand : Command
{
    private readonly Argument<string> _folder = new("folder") { Description = "suite/WsSpec.Suite/Requirements/Ids" };

    public WriteIdsCommand()
        : base("write-ids", "Write the source that names the requirements anew.")
    {
        Add(_folder);
        SetAction(arguments =>
        {
            foreach (var file in IdFile.All)
            {
                File.WriteAllText(Path.Combine(arguments.GetValue(_folder)!, file.Name), file.ToSource());
                Console.WriteLine($"{file.Name}: {file.Requirements.Length} ids");
            }
        });
    }
}
