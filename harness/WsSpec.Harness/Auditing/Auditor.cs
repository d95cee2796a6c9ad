using System.Collections.Immutable;
using WsSpec.Harness.Capturing.Flows;
using WsSpec.Harness.Capturing.Reading;
using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Harness.Capturing.Tls;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Reactions;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>
/// Audits captures: finds the WebSocket connections in them and holds the rules against both sides, one connection after the other as they
/// end, so that memory holds no more than those that are open.
/// </summary>
internal sealed class Auditor
{
    private readonly ImmutableDictionary<Role, RoleAudit> _audits;
    private readonly TcpTracker _tracker;
    private readonly KeyLog _keys;
    private readonly PacketNames _names = new();
    private readonly RetentionStore _store = new();
    private readonly AuditLedger _ledger = new();
    private readonly Action<Role, StandingRule, AuditFinding>? _found;
    private DateTimeOffset? _began;

    /// <param name="filter">Which connections are looked at.</param>
    /// <param name="keys">The secrets of TLS that are known before; those in captures come in addition.</param>
    /// <param name="joined">
    /// With what connections are taken to begin whose opening handshake was not captured; null when nothing is guessed of those.
    /// </param>
    /// <param name="found">Told of each breach when its connection has ended.</param>
    public Auditor(
        ImmutableArray<Role> testees,
        ConnectionFilter filter,
        KeyLog keys,
        Onset? joined = null,
        Action<Role, StandingRule, AuditFinding>? found = null)
    {
        _audits = testees.ToImmutableDictionary(
            role => role, role => new RoleAudit(role, [.. StandingRules.All, .. ReactionRules.All], _names));
        _tracker = new(
            filter.Includes,
            (first, second) => new TlsObserver(new ConnectionRecorder(first, second, _store, joined, Judge), keys, _ledger.AddUnreadSuite));
        _keys = keys;
        _found = found;
    }

    /// <summary>How many WebSocket connections have been judged.</summary>
    public long Connections => _ledger.Count(ConnectionKind.WebSocket);

    /// <summary>Reads a capture to its end; the next one continues it.</summary>
    /// <param name="name">What the file is called.</param>
    public void Read(CaptureReader capture, string name, CancellationToken cancellation)
    {
        _names.Begin(name, _ledger.Packets);
        while (!cancellation.IsCancellationRequested && capture.Read(out var packet))
        {
            _began ??= DateTimeOffset.UnixEpoch + packet.At;
            _ledger.Packets++;
            if (capture.TakeSecrets() is { Length: > 0 } secrets)
            {
                _keys.Add(secrets);
            }

            if (!_tracker.Add(packet with { Number = _ledger.Packets }))
            {
                _ledger.AddUnread(packet.Link);
            }
        }

        _ledger.Add(capture, name);
    }

    /// <summary>Takes what a browser or a proxy noted of its connections.</summary>
    /// <param name="name">What the file is called.</param>
    public void Read(FlowFile file, string name)
    {
        _ledger.Add(file, name);
        foreach (var flow in file.Flows)
        {
            _began ??= DateTimeOffset.UnixEpoch + flow.Began;
            var recording = FlowProjection.Recording(flow, _store);
            Judge(ConnectionKind.WebSocket, recording);
            recording.Content.Release();
        }
    }

    /// <summary>Takes a segment that comes from no file.</summary>
    public void Add(in TcpSegment segment, Arrival arrival)
    {
        _ledger.Packets++;
        _tracker.Add(segment, arrival);
    }

    /// <summary>What all captures together say of each role; nothing comes after them.</summary>
    public ImmutableArray<RunFacts> Finish(string target, RerunArguments rerun, TimeSpan duration, bool interrupted)
    {
        _tracker.Finish();
        return [.. _audits.OrderByDescending(audit => audit.Key)
            .Select(audit => Facts(audit.Key, audit.Value, target) with
            {
                Rerun = rerun,
                Duration = duration,
                Interrupted = interrupted,
            })];
    }

    private RunFacts Facts(Role testee, RoleAudit audit, string target)
    {
        var tallies = audit.Tallies();
        return new()
        {
            Target = $"{testee.ToString().ToLowerInvariant()}s in {target}",
            Testee = testee,
            Profile = TargetProfile.Opaque,
            Seed = 0,
            Started = _began ?? DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.Zero,
            Results = [.. tallies.Select(tally => tally.Result())],
            Audit = new()
            {
                Seen = _ledger.Seen(_tracker),
                Remarks = _ledger.Remarks(_tracker),
                Health = audit.Health.Lines(),
                Requirements = RequirementSights.Of(testee, tallies),
            },
        };
    }

    private void Judge(ConnectionKind kind, Recording? recording)
    {
        _ledger.Add(kind, recording);
        if (recording is null)
        {
            return;
        }

        foreach (var (role, audit) in _audits)
        {
            foreach (var (rule, finding) in audit.Add(recording))
            {
                _found?.Invoke(role, rule, finding);
            }
        }
    }
}
