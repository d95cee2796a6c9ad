namespace WsSpec.Suite.Autobahn.Payloads;

/// <summary>
/// The payloads of families 12 and 13: files of the kinds and sizes that Autobahn uses, made here with a fixed seed so that each run sends
/// the same octets. All text is ASCII, so that a message may be cut out of it anywhere.
/// </summary>
public static class PayloadFiles
{
    public const int JsonLength = 194_056;
    public const int BitmapLength = 263_222;
    public const int ProseLength = 222_218;
    public const int HtmlLength = 263_647;
    public const int PdfLength = 1_042_328;

    private static readonly Lazy<ReadOnlyMemory<byte>> LazyJson = new(() => Documents.Json(JsonLength));
    private static readonly Lazy<ReadOnlyMemory<byte>> LazyBitmap = new(() => Images.Bitmap(BitmapLength));
    private static readonly Lazy<ReadOnlyMemory<byte>> LazyProse = new(() => Documents.Prose(ProseLength));
    private static readonly Lazy<ReadOnlyMemory<byte>> LazyHtml = new(() => Documents.Html(HtmlLength));
    private static readonly Lazy<ReadOnlyMemory<byte>> LazyPdf = new(() => Images.Pdf(PdfLength));

    /// <summary>Records with names, numbers and lists.</summary>
    public static ReadOnlyMemory<byte> Json => LazyJson.Value;

    /// <summary>A photograph-like picture of 512 by 512 grey pixels.</summary>
    public static ReadOnlyMemory<byte> Bitmap => LazyBitmap.Value;

    /// <summary>Sentences and paragraphs.</summary>
    public static ReadOnlyMemory<byte> Prose => LazyProse.Value;

    /// <summary>A page with headings, links and tables.</summary>
    public static ReadOnlyMemory<byte> Html => LazyHtml.Value;

    /// <summary>The structure of a PDF with streams that cannot be compressed further.</summary>
    public static ReadOnlyMemory<byte> Pdf => LazyPdf.Value;
}
