namespace WsSpec.Harness.Capturing.Reading;

/// <summary>
/// Joins the fragments of IP packets. The first copy of each octet counts; what is never complete is given up when newer packets need the
/// place, and its octets are then a gap in their TCP connection.
/// </summary>
internal sealed class FragmentAssembler
{
    private const int MostGroups = 64;
    private const int LongestPacket = 64 * 1024;
    private readonly Dictionary<Key, Group> _groups = [];
    private long _clock;

    /// <summary>How many packets were begun and given up.</summary>
    public long Abandoned { get; private set; }

    /// <summary>The packet itself when it is whole, the joined one when this fragment completes it, otherwise null.</summary>
    public IpPacket? Take(IpPacket packet)
    {
        if (packet.Fragment is not { } fragment)
        {
            return packet;
        }

        var end = fragment.Offset + packet.Payload.Length;
        if (end > LongestPacket)
        {
            return null;
        }

        // Addresses, protocol and id name a packet (RFC 791); in version 6 the fragments of one may name different protocols.
        var key = new Key(packet.Source, packet.Destination, fragment.Id);
        if (!_groups.TryGetValue(key, out var group))
        {
            MakeRoom();
            _groups[key] = group = new() { First = packet };
        }

        group.LastUse = ++_clock;
        group.Add(fragment, packet);
        if (!group.IsComplete)
        {
            return null;
        }

        _groups.Remove(key);
        return group.First with { Payload = group.Octets.AsMemory(0, group.Length!.Value), Missing = 0, Fragment = null };
    }

    private void MakeRoom()
    {
        if (_groups.Count >= MostGroups)
        {
            _groups.Remove(_groups.MinBy(group => group.Value.LastUse).Key);
            Abandoned++;
        }
    }

    private readonly record struct Key(UInt128 Source, UInt128 Destination, uint Id);

    private sealed class Group
    {
        private readonly List<(int From, int To)> _covered = [];

        public byte[] Octets { get; } = new byte[LongestPacket];

        /// <summary>The one at the beginning, which says what the packet carries.</summary>
        public required IpPacket First { get; set; }

        public int? Length { get; private set; }

        public long LastUse { get; set; }

        public bool IsComplete => Length is { } length && _covered is [(0, var to)] && to >= length;

        public void Add(Fragment fragment, IpPacket packet)
        {
            if (fragment.Offset == 0)
            {
                First = packet;
            }

            if (!fragment.More && packet.Missing == 0)
            {
                Length ??= fragment.Offset + packet.Payload.Length;
            }

            var at = fragment.Offset;
            var end = fragment.Offset + packet.Payload.Length;
            foreach (var (from, to) in _covered.Append((LongestPacket, LongestPacket)).ToList())
            {
                if (at < Math.Min(from, end))
                {
                    packet.Payload.Span[(at - fragment.Offset)..(Math.Min(from, end) - fragment.Offset)].CopyTo(Octets.AsSpan(at));
                }

                at = Math.Max(at, to);
            }

            Cover(fragment.Offset, end);
        }

        private void Cover(int from, int to)
        {
            var touching = _covered.Where(c => c.From <= to && c.To >= from).ToList();
            _covered.RemoveAll(c => c.From <= to && c.To >= from);
            _covered.Add((touching.Append((from, to)).Min(c => c.Item1), touching.Append((from, to)).Max(c => c.Item2)));
            _covered.Sort();
        }
    }
}
