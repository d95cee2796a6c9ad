using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Judging;

/// <summary>A made-up connection, told as a driver would have recorded it. Each step comes a millisecond after the one before.</summary>
public sealed record JudgedConversation(Role Testee)
{
    public ImmutableArray<Entry> Entries { get; init; } = [];

    public TimeSpan Now { get; init; }

    /// <summary>What a client was given to connect to, if that is known.</summary>
    public string? Authority { get; init; }

    public bool TimeIsNoEvidence { get; init; }

    public Transcript Transcript => new(Testee, Entries) { Authority = Authority, TimeIsNoEvidence = TimeIsNoEvidence };

    public Conversation Conversation => WireTap.Read(Transcript);

    /// <summary>A server, its connection just opened.</summary>
    public static JudgedConversation WithServer { get; } = new JudgedConversation(Role.Server).Opens();

    /// <summary>A client, its connection just opened.</summary>
    public static JudgedConversation WithClient { get; } = new JudgedConversation(Role.Client).Opens();

    public JudgedConversation Opens(RawRequest? request = null, RawResponse? response = null) => Testee == Role.Server
        ? Sent(Request(request)).Received(Response(response))
        : Received(Request(request)).Sent(Response(response));

    public static byte[] Request(RawRequest? request = null) => Fill((request ?? RawRequest.Baseline).Template([]));

    public static byte[] Response(RawResponse? response = null) => Fill((response ?? RawResponse.Baseline).Template);

    public JudgedConversation HarnessSends(params RawFrame[] frames) => Sent(WireArbitraries.Encode(frames, Testee.Peer()));

    public JudgedConversation TesteeSends(params RawFrame[] frames) => Received(WireArbitraries.Encode(frames, Testee, FirstKey));

    /// <summary>A masking key that no step before has begun with.</summary>
    private uint FirstKey => unchecked(((uint)Entries.Length + 1) * 0x85EBCA6B);

    public JudgedConversation Sent(byte[] octets) => Then(at => new Entry.Sent(at, octets));

    public JudgedConversation Received(byte[] octets) => Then(at => new Entry.Received(at, octets));

    public JudgedConversation Ends() => Then(at => new Entry.ReceivedEof(at));

    public JudgedConversation Resets() => Then(at => new Entry.ReceivedReset(at));

    public JudgedConversation FallsSilent() => Then(at => new Entry.Silence(at, "an answer"));

    public JudgedConversation Then(Func<TimeSpan, Entry> entryAt)
    {
        var at = Now + TimeSpan.FromMilliseconds(1);
        return this with { Now = at, Entries = Entries.Add(entryAt(at)) };
    }

    /// <summary>The same, with more time before the next step.</summary>
    public JudgedConversation After(TimeSpan delay) => this with { Now = Now + delay };

    private static byte[] Fill(HeadTemplate head) => head.Fill(PlaceValues.Sample with { Host = "localhost" });
}
