using System.Collections.Immutable;
using System.Text;
using WsSpec.Protocol;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Judging;

/// <summary>A made-up connection, told as a driver would have recorded it. Each step comes a millisecond after the one before.</summary>
public sealed record JudgedConversation(Role Testee)
{
    private const string Key = "dGhlIHNhbXBsZSBub25jZQ==";

    public ImmutableArray<Entry> Entries { get; init; } = [];

    public TimeSpan Now { get; init; }

    /// <summary>What a client was given to connect to, if that is known.</summary>
    public string? Authority { get; init; }

    public Transcript Transcript => new(Testee, Entries) { Authority = Authority };

    public Conversation Conversation => WireTap.Read(Transcript);

    /// <summary>A server, its connection just opened.</summary>
    public static JudgedConversation WithServer { get; } = new JudgedConversation(Role.Server).Opens();

    /// <summary>A client, its connection just opened.</summary>
    public static JudgedConversation WithClient { get; } = new JudgedConversation(Role.Client).Opens();

    public JudgedConversation Opens(RawRequest? request = null, RawResponse? response = null) => Testee == Role.Server
        ? Sent(Fill(request ?? RawRequest.Baseline)).Received(Fill(response ?? RawResponse.Baseline))
        : Received(Fill(request ?? RawRequest.Baseline)).Sent(Fill(response ?? RawResponse.Baseline));

    public JudgedConversation HarnessSends(params RawFrame[] frames) => Sent(WireArbitraries.Encode(frames, Testee.Peer()));

    public JudgedConversation TesteeSends(params RawFrame[] frames) => Received(WireArbitraries.Encode(frames, Testee, FirstKey));

    /// <summary>A masking key that no step before has begun with.</summary>
    private uint FirstKey => unchecked(((uint)Entries.Length + 1) * 0x85EBCA6B);

    public JudgedConversation Sent(byte[] octets) => Then(EntryKind.Sent, octets);

    public JudgedConversation Received(byte[] octets) => Then(EntryKind.Received, octets);

    public JudgedConversation Ends() => Then(EntryKind.ReceivedEof, []);

    public JudgedConversation Resets() => Then(EntryKind.ReceivedReset, []);

    public JudgedConversation FallsSilent() => Then(EntryKind.Silence, "an answer"u8.ToArray());

    public JudgedConversation Then(EntryKind kind, byte[] octets)
    {
        var at = Now + TimeSpan.FromMilliseconds(1);
        return this with { Now = at, Entries = Entries.Add(new(at, kind, octets)) };
    }

    /// <summary>The same, with more time before the next step.</summary>
    public JudgedConversation After(TimeSpan delay) => this with { Now = Now + delay };

    private static byte[] Fill(object head) => Encoding.Latin1.GetBytes(head.ToString()!
        .Replace("{target}", "/", StringComparison.Ordinal)
        .Replace("{host}", "localhost", StringComparison.Ordinal)
        .Replace("{key}", Key, StringComparison.Ordinal)
        .Replace("{accept}", AcceptKey.Compute(Key), StringComparison.Ordinal));
}
