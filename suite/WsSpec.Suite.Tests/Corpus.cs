namespace WsSpec.Suite.Tests;

/// <summary>The files of <c>corpus/</c> that only tests read.</summary>
public static class Corpus
{
    public static string[] Lines(string resource)
    {
        using var stream = typeof(Corpus).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
