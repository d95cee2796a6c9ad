using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Secrecy;

/// <summary>
/// What a user had to tell the harness and nobody else may learn: the values of header fields and of the query. Conversations are rid of
/// it where they are recorded, before anybody judges or shows them, so that no report can forget to.
/// </summary>
public sealed partial class Secrets
{
    /// <summary>What is said in place of octets that say a secret in a form that cannot be hidden octet by octet.</summary>
    public const string Withheld = "(withheld: a secret is said here, compressed)";

    private readonly ImmutableArray<Secret> _secrets;
    private readonly SecretParts _parts;

    /// <summary>Whole messages that the user wants sent: to say them is not to say a secret by chance.</summary>
    private readonly ImmutableArray<ReadOnlyMemory<byte>> _messages;

    /// <summary>Whether the harness plays a script, so that what it says itself may be a secret by chance.</summary>
    private readonly bool _isScripted;

    private Secrets(IEnumerable<Secret> secrets, IEnumerable<ReadOnlyMemory<byte>> messages, bool isScripted = true)
    {
        (_messages, _isScripted) = ([.. messages], isScripted);
        _secrets = [.. secrets.DistinctBy(s => (s.Before, s.Value)).OrderByDescending(s => s.Value.Length)];
        _parts = new(_secrets.Where(secret => secret.IsLoose));
    }

    public static Secrets None { get; } = new([], []);

    /// <param name="fields">Header fields that every request has.</param>
    /// <param name="requestTarget">Path and query of every request.</param>
    /// <param name="application">What the application is told: all that logs in is secret, and what repeats a secret in any message.</param>
    public static Secrets Of(IEnumerable<HeaderField> fields, string requestTarget, ApplicationProtocol application) => new(
        [
            .. fields.SelectMany(SecretForms.Of), .. SecretForms.OfQuery(requestTarget), .. application.Login.SelectMany(SecretForms.OfLogin),
        ],
        application.Messages);

    /// <summary>Those of a connection between two others.</summary>
    /// <param name="fields">The fields of both heads that have credentials.</param>
    /// <param name="requestTarget">Path and query of the request.</param>
    public static Secrets OfRecorded(IReadOnlyCollection<HeaderField> fields, string requestTarget) =>
        new([.. fields.SelectMany(SecretForms.Of), .. SecretForms.OfQuery(requestTarget)], [], isScripted: false);

    /// <summary>The same conversation, decoded again, with markers in the place of every secret; what is not hidden stays as it is.</summary>
    public Conversation Hide(Conversation conversation)
    {
        if (_secrets.IsEmpty)
        {
            return conversation;
        }

        var (before, secrets) = (conversation.Transcript.Entries, Untold(conversation));
        var entries = SaidOctets.Hide(secrets, conversation.Frames, before);
        var hidden = entries == before ? conversation : WireTap.Read(conversation.Transcript with { Entries = entries });
        return hidden with { Observations = [.. hidden.Observations.Select(o => Hide(o, secrets))] };
    }

    /// <summary>The same head with markers in the place of every secret.</summary>
    public TapHead Hide(TapHead head)
    {
        var octets = head.Octets.ToArray();
        return HideIn(octets) ? TapHead.Parse(octets) : head;
    }

    /// <summary>The same observation with markers in the place of every secret in its payload.</summary>
    public Observation Hide(Observation observation) =>
        _secrets.IsEmpty ? observation : Hide(observation, [.. _secrets, .. _parts.In(Payload(observation).Span)]);

    /// <summary>The same text with markers in the place of every secret, also where octets are told in hexadecimal.</summary>
    public string Hide(string text) => _secrets.IsEmpty ? text : Hexadecimal().Replace(
        _secrets.Concat(_parts.In(Encoding.UTF8.GetBytes(text))).Aggregate(text, (hidden, secret) => secret.HideIn(hidden)), HideOctets);

    /// <summary>Whether the octets of a conversation say a secret still: compressed, it cannot be replaced octet by octet.</summary>
    public bool AreIn(Conversation conversation)
    {
        var secrets = _secrets.IsEmpty ? [] : Untold(conversation);
        return !secrets.IsEmpty && WireTap.Read(conversation.Transcript) is var read
            && read.Observations.Concat(read.HarnessMessages().Where(message => IsOfUser(message.Payload)))
                .Any(o => secrets.Any(secret => secret.IsIn(Payload(o).Span)));
    }

    /// <summary>
    /// What nobody may learn of a conversation, and parts of it that the testee says. A value that the script of the case says itself, by
    /// chance, is none of the user's there.
    /// </summary>
    private ImmutableArray<Secret> Untold(Conversation conversation)
    {
        var entries = conversation.Transcript.Entries;
        var own = conversation.Observations.Select(Payload).Prepend(SaidOctets.Of(entries, byTestee: true));
        var parts = (_isScripted ? own : [.. own, SaidOctets.Of(entries, byTestee: false)])
            .SelectMany(octets => _parts.In(octets.Span))
            .DistinctBy(part => part.Value)
            .OrderByDescending(part => part.Value.Length);
        return [.. _secrets.Concat(parts).Where(secret => !secret.IsLoose || !_isScripted || !IsSaidByScript(secret, conversation))];
    }

    /// <summary>The harness repeats what the testee says in a Ping or a Close: whoever says it first decides.</summary>
    private bool IsSaidByScript(Secret secret, Conversation conversation)
    {
        return conversation.Frames.FirstOrDefault(frame => secret.IsIn(frame.Payload.Span) && (frame.FromTestee || !IsOfUser(frame.Payload)))
                is { FromTestee: false }
            && (conversation.Testee == Role.Client || conversation.Response is not { } head || !secret.IsIn(head.Octets.Span));
    }

    /// <summary>Whether a message that the user wants sent has to do with a payload: it may stand among others, or be in fragments.</summary>
    private bool IsOfUser(ReadOnlyMemory<byte> payload) => !_isScripted || (!payload.IsEmpty && _messages.Any(message =>
        payload.Span.IndexOf(message.Span) >= 0 || message.Span.IndexOf(payload.Span) >= 0));

    /// <summary>Octets in hexadecimal with markers in the place of every secret; as they are told where there is none.</summary>
    private string HideOctets(Match told)
    {
        var octets = Convert.FromHexString(told.Value.Replace(" ", "", StringComparison.Ordinal));
        return HideIn(octets) ? Octets.Hex(octets) : told.Value;
    }

    private bool HideIn(Span<byte> octets) => Secret.HideIn(octets, _secrets.Concat(_parts.In(octets)));

    [GeneratedRegex("[0-9A-Fa-f]{2}(?: ?[0-9A-Fa-f]{2}){5,}")]
    private static partial Regex Hexadecimal();

    private static Observation Hide(Observation observation, ImmutableArray<Secret> secrets)
    {
        if (secrets.IsEmpty || !secrets.Any(secret => secret.IsIn(Payload(observation).Span)))
        {
            return observation;
        }

        var octets = Payload(observation).ToArray();
        Secret.HideIn(octets, secrets);
        return observation switch
        {
            MessageSeen message => message with { Payload = octets },
            PingSeen ping => ping with { ApplicationData = octets },
            PongSeen pong => pong with { ApplicationData = octets },
            CloseSeen close => close with { Body = octets },
            _ => observation,
        };
    }

    private static ReadOnlyMemory<byte> Payload(Observation observation) => observation switch
    {
        MessageSeen message => message.Payload,
        PingSeen ping => ping.ApplicationData,
        PongSeen pong => pong.ApplicationData,
        CloseSeen close => close.Body,
        _ => default,
    };
}
