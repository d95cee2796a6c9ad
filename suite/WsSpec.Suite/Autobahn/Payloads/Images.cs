using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace WsSpec.Suite.Autobahn.Payloads;

/// <summary>Files that are not text.</summary>
internal static class Images
{
    private const int Seed = 7692;
    private const int Edge = 512;
    private const int Colours = 256;
    private const int FileHeader = 14;
    private const int InfoHeader = 40;

    /// <summary>An uncompressed bitmap of 8 bits a pixel with a grey palette: soft shapes under a little noise.</summary>
    public static ReadOnlyMemory<byte> Bitmap(int length)
    {
        var file = new byte[length];
        var pixels = FileHeader + InfoHeader + (Colours * sizeof(uint));
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), pixels);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(FileHeader), InfoHeader);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(FileHeader + 4), Edge);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(FileHeader + 8), Edge);
        file[FileHeader + 12] = 1; // planes
        file[FileHeader + 14] = 8; // bits a pixel
        for (var colour = 0; colour < Colours; colour++)
        {
            file.AsSpan(FileHeader + InfoHeader + (colour * sizeof(uint)), 3).Fill((byte)colour);
        }

        var random = new Random(Seed);
        for (var i = 0; i < length - pixels; i++)
        {
            var (x, y) = (i % Edge, i / Edge);
            var shade = 128 + (50 * Math.Sin(x / 47.0)) + (40 * Math.Cos((x + (2 * y)) / 61.0)) + (20 * Math.Sin(y / 13.0));
            file[pixels + i] = (byte)Math.Clamp(shade + random.Next(-6, 7), 0, 255);
        }

        return file;
    }

    /// <summary>Objects with a dictionary and a stream each, most of whose octets are random, as compressed ones look.</summary>
    public static ReadOnlyMemory<byte> Pdf(int length)
    {
        var random = new Random(Seed);
        var words = new WordSource(random);
        using var file = new MemoryStream(length);
        Write(file, "%PDF-1.4\n");
        for (var number = 1; file.Length < length; number++)
        {
            var content = new byte[random.Next(2_000, 30_000)];
            random.NextBytes(content);
            Write(file,
                string.Create(CultureInfo.InvariantCulture,
                    $"{number} 0 obj\n<< /Type /XObject /Name /{words.Title()} /Length {content.Length} /Filter /FlateDecode >>\nstream\n"));
            file.Write(content);
            Write(file, "\nendstream\nendobj\n");
        }

        file.SetLength(length);
        file.Position = length - 6;
        Write(file, "%%EOF\n");
        return file.ToArray();
    }

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.ASCII.GetBytes(text));
}
