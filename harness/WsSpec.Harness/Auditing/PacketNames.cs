namespace WsSpec.Harness.Auditing;

/// <summary>
/// Packets of several files are numbered through, so that the order of files is that of the packets; people want to know the number within
/// the file.
/// </summary>
internal sealed class PacketNames
{
    private readonly List<(string File, long Before)> _files = [];

    public void Begin(string file, long packetsBefore) => _files.Add((file, packetsBefore));

    /// <summary>The number within its file, and the file where there is more than one.</summary>
    public string Name(long packet)
    {
        if (_files.Count < 2)
        {
            return $"packet {packet}";
        }

        var (file, before) = _files.Last(f => f.Before < packet);
        return $"packet {packet - before} of {file}";
    }
}
