using System.Security.Cryptography;
using System.Text;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Corpus;

/// <summary>The findings of one target: one file for each way to break it, the shortest input that does.</summary>
internal sealed class Findings(string folder)
{
    /// <summary>Writes an input unless a shorter one with the same signature is there.</summary>
    /// <returns>The path, or null when nothing was written.</returns>
    public string? Add(string signature, ReadOnlySpan<byte> input)
    {
        var path = PathOf(signature);
        if (File.Exists(path) && new FileInfo(path).Length <= input.Length)
        {
            return null;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllBytes(path, input);
        return path;
    }

    public bool Has(string signature) => File.Exists(PathOf(signature));

    /// <summary>What tells one defect from another: the exception, its fact, and where it was thrown; not the values at hand.</summary>
    public static string SignatureOf(Exception exception) => exception is PropertyBrokenException
        ? exception.Message
        : $"{exception.GetType().FullName} {string.Join(' ', Frames(exception.StackTrace ?? ""))}";

    /// <summary>The same for a process that died with this on its error stream.</summary>
    public static string SignatureOf(string errors) =>
        $"{errors.Split('\n', 2)[0].Trim()} {string.Join(' ', Frames(errors))}";

    /// <summary>The innermost calls that are not the platform's.</summary>
    private static IEnumerable<string> Frames(string trace) => trace.Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.StartsWith("at ", StringComparison.Ordinal) && !line.StartsWith("at System.", StringComparison.Ordinal))
        .Select(line => line.Split('(')[0][3..])
        .Take(3);

    private string PathOf(string signature) =>
        Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(signature)))[..12]}.bin");
}
