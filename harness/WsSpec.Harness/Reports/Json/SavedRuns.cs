using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Reports.Json;

/// <summary>Reads saved runs: JSON reports and journals, plain or compressed with gzip, from files and from pipes.</summary>
public static class SavedRuns
{
    private static readonly byte[] GzipMagic = [0x1F, 0x8B];

    /// <param name="note">Told what was left out, in one line; null: nobody is.</param>
    /// <exception cref="CommandException">The file cannot be read, or holds no runs of a version that this one knows.</exception>
    public static ImmutableArray<RunReport> Read(string path, Action<string>? note = null)
    {
        try
        {
            using var file = Seekable(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            var runs = Read(path, file, note);
            return runs.IsEmpty ? throw new CommandException($"{path} holds no run") : runs;
        }
        catch (Exception e) when (IsOfTheFile(e))
        {
            throw new CommandException($"cannot read {path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>True for what a file can be guilty of that is damaged or out of reach.</summary>
    internal static bool IsOfTheFile(Exception e) => e is IOException or UnauthorizedAccessException or JsonException or FormatException
        or ArgumentException or OverflowException or InvalidDataException;

    private static ImmutableArray<RunReport> Read(string path, Stream file, Action<string>? note)
    {
        if (file.Length == 0)
        {
            throw new CommandException($"{path} is empty");
        }

        if (!BeginsWith(Content(file), JournalReader.Magic))
        {
            return JsonReport.Read(path, Content(file));
        }

        var journal = JournalReader.Read(Content(file));
        if (journal.IsTorn)
        {
            note?.Invoke($"{path} ends in the middle of a line, which is left out");
        }

        return journal.Runs;
    }

    /// <summary>What the file holds, from its beginning.</summary>
    private static Stream Content(Stream file)
    {
        file.Position = 0;
        var isCompressed = BeginsWith(file, GzipMagic);
        file.Position = 0;
        return isCompressed ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file;
    }

    private static bool BeginsWith(Stream stream, ReadOnlySpan<byte> magic)
    {
        Span<byte> beginning = stackalloc byte[magic.Length];
        var read = stream.ReadAtLeast(beginning, magic.Length, throwOnEndOfStream: false);
        return beginning[..read].SequenceEqual(magic);
    }

    /// <summary>A pipe is read to its end: what it holds has to be looked at twice.</summary>
    private static Stream Seekable(FileStream file)
    {
        if (file.CanSeek)
        {
            return file;
        }

        using (file)
        {
            var kept = new MemoryStream();
            file.CopyTo(kept);
            return kept;
        }
    }
}
