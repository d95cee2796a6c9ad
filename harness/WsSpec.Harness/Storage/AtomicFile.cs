namespace WsSpec.Harness.Storage;

/// <summary>
/// Files that are there whole or not at all: they are written under another name beside their own, and then renamed. What is no file,
/// such as a pipe or a device, is written to as it is.
/// </summary>
public static class AtomicFile
{
    /// <summary>Where names stand for what the system has open.</summary>
    private static readonly string[] SystemFolders = ["/dev/", "/proc/"];

    /// <exception cref="IOException">It cannot be written; what was there before is there still.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        if (IsSystem(path))
        {
            using var device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            write(device);
            return;
        }

        var target = Resolve(path);
        var temporary = Temporary(target);
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create))
            {
                write(file);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Whether it could be written, found out before there is anything to write; folders on the way to it are made.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static void Check(string path)
    {
        if (IsSystem(path))
        {
            using var device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            return;
        }

        var target = Resolve(path);
        if (Directory.Exists(target))
        {
            throw new IOException("it is a folder");
        }

        using var file = new FileStream(
            Temporary(target), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
    }

    /// <summary>True for what is no file of a folder: it cannot be renamed, and need not keep what is written to it.</summary>
    public static bool IsSystem(string path) =>
        Array.Exists(SystemFolders, folder => Path.GetFullPath(path).StartsWith(folder, StringComparison.Ordinal));

    /// <summary>A link stays one: what it leads to is replaced.</summary>
    private static string Resolve(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        return new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
    }

    private static string Temporary(string path) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");
}
