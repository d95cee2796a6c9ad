using System.Collections.Immutable;
using WsSpec.Harness.Capturing;
using WsSpec.Harness.Capturing.Flows;
using WsSpec.Harness.Capturing.Reading;
using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Auditing;

/// <summary>What was there to be seen in the captures, and what was not.</summary>
internal sealed class AuditLedger
{
    private readonly Dictionary<ConnectionKind, long> _kinds = [];
    private readonly Dictionary<LinkType, long> _unread = [];
    private readonly List<string> _faults = [];
    private readonly SortedSet<ushort> _suites = [];
    private long _dropped;
    private long _holed;
    private long _missing;
    private long _cutShort;
    private long _guessed;

    /// <summary>How many packets were read.</summary>
    public long Packets { get; set; }

    public long Count(ConnectionKind kind) => _kinds.GetValueOrDefault(kind);

    public void Add(ConnectionKind kind, Recording? recording)
    {
        _kinds[kind] = Count(kind) + 1;
        _missing += recording?.MissingOctets ?? 0;
        _holed += recording?.MissingOctets > 0 ? 1 : 0;
        _guessed += recording?.IsGuessed == true ? 1 : 0;
        _cutShort += recording?.Losses.ContainsValue(Loss.NotKept) == true ? 1 : 0;
    }

    public void AddUnreadSuite(ushort suite) => _suites.Add(suite);

    public void AddUnread(LinkType link) => _unread[link] = _unread.GetValueOrDefault(link) + 1;

    /// <summary>What a file says when all of it is read.</summary>
    public void Add(CaptureReader capture, string name)
    {
        _dropped += capture.Dropped;
        if (capture.Fault is { } fault)
        {
            _faults.Add($"{name}: {fault}; what comes before is judged");
        }
    }

    /// <summary>What a file says that is no capture.</summary>
    public void Add(FlowFile file, string name)
    {
        _faults.Add($"{name} has the fields of heads, and no octets: most rules could not look");
        _kinds[ConnectionKind.Http2] = Count(ConnectionKind.Http2) + file.Http2;
        if (file.Fault is { } fault)
        {
            _faults.Add($"{name}: {fault}; what comes before is judged");
        }
    }

    public ImmutableArray<AuditCount> Seen(TcpTracker tracker) =>
    [
        new("packets", Packets),
        new("TCP connections", tracker.Connections),
        new("WebSocket connections", Count(ConnectionKind.WebSocket)),
    ];

    public ImmutableArray<string> Remarks(TcpTracker tracker) =>
    [
        .. _faults,
        .. Remark(_dropped, $"{_dropped} packets were dropped by the capture itself"),
        .. _unread.OrderBy(u => u.Key).Select(u => $"{u.Value} packets have the link type {(int)u.Key}, which is not read"),
        .. Remark(_holed, $"{_holed} WebSocket connections lack {_missing} octets or more, and are judged up to there"),
        .. Remark(
            _cutShort,
            $"{_cutShort} WebSocket connections are longer than {ConnectionRecorder.MostOctets / 1024 / 1024} MiB, or have too many frames, and are judged up to there"),
        .. Remark(
            _guessed,
            $"{_guessed} WebSocket connections are guessed, because they began before the capture: nothing in them counts as proven"),
        .. Remark(tracker.AbandonedFragments, $"{tracker.AbandonedFragments} IP packets in fragments are incomplete"),
        .. Remark(ConnectionKind.Encrypted, "TLS without the secrets to read them (--keys FILE)"),
        .. Remark(
            _suites.Count,
            $"the cipher suites {string.Join(", ", _suites.Select(suite => $"0x{suite:X4}"))} are not read, with whatever secrets"),
        .. Remark(ConnectionKind.Http2, "HTTP/2, which is not looked into"),
        .. Remark(ConnectionKind.Http, "HTTP without WebSocket"),
        .. Remark(ConnectionKind.Other, "something else, or their beginning was not captured"),
    ];

    private ImmutableArray<string> Remark(ConnectionKind kind, string what) => Remark(Count(kind), $"{Count(kind)} connections are {what}");

    private static ImmutableArray<string> Remark(long count, string sentence) => count > 0 ? [sentence] : [];
}
