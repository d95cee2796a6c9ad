using System.IO.Compression;
using WsSpec.Harness.Auditing;
using WsSpec.Harness.Capturing.Flows;
using WsSpec.Harness.Capturing.Reading;
using WsSpec.Harness.Capturing.Tls;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Cli;

/// <summary>Captures by the names that a user gives them.</summary>
internal static class CaptureFiles
{
    private const int LongestKeyLog = 256 * 1024 * 1024;

    /// <summary>Of what a browser or a proxy notes; captures may have any length.</summary>
    private const int LongestNotes = 512 * 1024 * 1024;

    /// <summary>What stands for the standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads a capture to its end; one that breaks off is read up to there.</summary>
    /// <exception cref="CommandException">The file cannot be read, or is no capture.</exception>
    public static void Read(string path, Auditor auditor, CancellationToken cancellation)
    {
        try
        {
            using var file = path == StandardInput
                ? new InterruptibleStream(Console.OpenStandardInput(), cancellation)
                : (Stream)new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            using var content = IsCompressed(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
            var source = new OctetSource(content);
            var name = path == StandardInput ? "the standard input" : Path.GetFileName(path);
            if (CaptureReader.Open(source) is { } capture)
            {
                auditor.Read(capture, name, cancellation);
            }
            else
            {
                auditor.Read(Flows(source) ?? throw new CommandException(
                    $"{path} is nothing that can be audited: neither pcap, pcapng, HAR nor flows of mitmproxy"), name);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or NotSupportedException)
        {
            throw new CommandException($"cannot read {path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Key logs.</summary>
    /// <exception cref="CommandException">One cannot be read, or is unreasonably long.</exception>
    public static KeyLog ReadKeys(IEnumerable<string> paths)
    {
        var keys = new KeyLog();
        foreach (var path in paths)
        {
            try
            {
                keys.Add(new FileInfo(path).Length <= LongestKeyLog
                    ? File.ReadAllText(path)
                    : throw new CommandException($"{path} is no key log: it is longer than {LongestKeyLog / 1024 / 1024} MiB"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                throw new CommandException($"cannot read {path}: {e.Message.ReplaceLineEndings(" ")}");
            }
        }

        return keys;
    }

    private static FlowFile? Flows(OctetSource source)
    {
        var octets = source.TakeAll(LongestNotes) ?? throw new IOException($"it is longer than {LongestNotes / 1024 / 1024} MiB");
        return HarReader.Read(octets) ?? MitmproxyReader.Read(octets);
    }

    private static bool IsCompressed(Stream file)
    {
        if (!file.CanSeek)
        {
            return false;
        }

        Span<byte> magic = stackalloc byte[2];
        var read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == magic.Length && magic is [0x1F, 0x8B];
    }
}
