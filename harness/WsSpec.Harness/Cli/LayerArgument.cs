using WsSpec.Harness.Invocation;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary>The name of a layer on the command line.</summary>
internal static class LayerArgument
{
    /// <exception cref="CommandException">There is no such layer.</exception>
    public static Layer Parse(string name) =>
        Enum.GetValues<Layer>().Where(layer => layer.Keyword() == name).Cast<Layer?>().FirstOrDefault()
            ?? throw new CommandException(
                $"there is no layer '{name}'; there are: {string.Join(", ", Enum.GetValues<Layer>().Select(layer => layer.Keyword()))}");
}
