using System.Text.RegularExpressions;
using WsSpec.Fuzzing.Processes;

namespace WsSpec.Fuzzing.Afl;

/// <summary>
/// One of the hosts that share a folder of AFL++. As long as it lives, nobody else there has its name; and one host at most has the main
/// instance, also when none is under way, so that who comes first in the next night changes nothing.
/// </summary>
internal sealed partial class AflHost : IDisposable
{
    /// <summary>AFL++ has room for 32 characters, of which the number of the instance takes some.</summary>
    private const int LongestName = 24;
    private readonly FileStream _lock;

    private AflHost(FileStream @lock, string name, bool isMain) => (_lock, Name, IsMain) = (@lock, name, isMain);

    public string Name { get; }

    /// <summary>Whether the first of its instances is the main one.</summary>
    public bool IsMain { get; }

    /// <summary>What this machine calls itself, as far as it is a name.</summary>
    public static string DefaultName =>
        NoNameCharacter().Replace(Environment.MachineName, "-") is var name && name.Length > LongestName ? name[..LongestName] : name;

    /// <summary>Takes a name in a folder.</summary>
    /// <exception cref="CampaignException">Another one has the name, or the main instance.</exception>
    public static AflHost Join(string folder, string name, AflRole role)
    {
        Directory.CreateDirectory(folder);
        if (TryLock(folder, name) is not { } @lock)
        {
            throw new CampaignException($"'{name}' searches in {Told(folder)} already: each host there needs a --name of its own");
        }

        try
        {
            return new(@lock, name, HasMain(folder, name, role));
        }
        catch (CampaignException)
        {
            @lock.Dispose();
            throw;
        }
    }

    public static bool IsName(string text) => text.Length is > 0 and <= LongestName && !NoNameCharacter().IsMatch(text);

    /// <summary>What the instance with this number is called.</summary>
    public string Instance(int number) => $"{Name}-{number}";

    public void Dispose() => _lock.Dispose();

    private static bool HasMain(string folder, string name, AflRole role)
    {
        // AFL++ passes over files that begin with a dot.
        var file = Path.Combine(folder, ".main");
        var holder = Claim(file, role == AflRole.Secondary ? null : name);
        if (role == AflRole.Main && holder != name)
        {
            using var other = TryLock(folder, holder!)
                ?? throw new CampaignException($"'{holder}' has the main instance in {Told(folder)}, and is under way");
            File.WriteAllText(file, name);
            return true;
        }

        if (role == AflRole.Secondary && holder == name)
        {
            File.Delete(file);
            return false;
        }

        return holder == name;
    }

    /// <summary>Makes somebody the holder of the main instance unless there is one.</summary>
    /// <param name="name">Null: nobody.</param>
    /// <returns>Who is; null: nobody.</returns>
    private static string? Claim(string file, string? name)
    {
        if (name is not null && !File.Exists(file))
        {
            var draft = $"{file}.{name}";
            File.WriteAllText(draft, name);
            try
            {
                File.Move(draft, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(draft); // another one was faster
            }
        }

        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    private static string Told(string folder) => Path.GetRelativePath(".", folder);

    /// <returns>Null when somebody else holds it.</returns>
    private static FileStream? TryLock(string folder, string name)
    {
        try
        {
            return new(Path.Combine(folder, $".{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    [GeneratedRegex("[^A-Za-z0-9_-]")]
    private static partial Regex NoNameCharacter();
}
