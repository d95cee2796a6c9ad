using System.Collections.Immutable;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports.Json;

/// <summary>The entries of a transcript, and their octets, where they are many, packed together.</summary>
internal static class TranscriptFormat
{
    public static ResultDocument Write(ResultDocument document, ImmutableArray<Entry> entries)
    {
        using var packing = new OctetPacking();
        var written = entries.Select(entry => EntryFormat.Write(entry, packing)).ToList();
        return document with { Transcript = written, Packed = packing.ToText() };
    }

    /// <exception cref="FormatException">An entry is none, or its octets are not there.</exception>
    public static ImmutableArray<Entry> Read(IReadOnlyList<EntryDocument> documents, string? packed)
    {
        using var unpacking = new OctetUnpacking(packed);
        var entries = documents.Select(document => EntryFormat.Read(document, unpacking)).Packed();
        unpacking.End();
        return entries;
    }
}
