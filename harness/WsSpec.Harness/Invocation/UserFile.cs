using System.Security.Cryptography;

namespace WsSpec.Harness.Invocation;

/// <summary>Files and folders that the user named: what is wrong with one is said in one line.</summary>
internal static class UserFile
{
    /// <exception cref="CommandException">The file is out of reach or damaged.</exception>
    public static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new CommandException($"cannot read {path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
