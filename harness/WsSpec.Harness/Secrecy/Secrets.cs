using System.Collections.Immutable;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Secrecy;

/// <summary>
/// What a user had to tell the harness and nobody else may learn: the values of header fields and of the query. Conversations are rid of
/// it where they are recorded, before anybody judges or shows them, so that no report can forget to.
/// </summary>
public sealed class Secrets
{
    /// <summary>What is said in place of octets that repeat a secret in a form that cannot be hidden octet by octet.</summary>
    public const string Withheld = "(withheld: the testee repeats a secret here)";

    private readonly ImmutableArray<Secret> _secrets;

    /// <summary>Whole messages that log in: to say them is not to say a secret by chance.</summary>
    private readonly ImmutableArray<Secret> _logins;

    private Secrets(IEnumerable<Secret> secrets, params IEnumerable<Secret> logins)
    {
        _logins = [.. logins];
        _secrets = [.. secrets.DistinctBy(s => (s.Before, s.Value)).OrderByDescending(s => s.Value.Length)];
    }

    public static Secrets None { get; } = new([]);

    /// <param name="fields">Header fields that every request has.</param>
    /// <param name="requestTarget">Path and query of every request.</param>
    /// <param name="logins">The messages that log in, on every connection.</param>
    public static Secrets Of(IEnumerable<HeaderField> fields, string requestTarget, params IReadOnlyCollection<string> logins) => new(
        [.. fields.SelectMany(SecretForms.Of), .. SecretForms.OfQuery(requestTarget), .. logins.SelectMany(SecretForms.OfLogin)],
        logins.Select(login => new Secret("", login)));

    /// <summary>The same conversation, decoded again, with markers in the place of every secret; what is not hidden stays as it is.</summary>
    public Conversation Hide(Conversation conversation)
    {
        if (_secrets.IsEmpty)
        {
            return conversation;
        }

        var (before, secrets) = (conversation.Transcript.Entries, Untold(conversation));
        var entries = Hide(Hide(before, fromTestee: false, secrets), fromTestee: true, secrets);
        var hidden = entries == before ? conversation : WireTap.Read(conversation.Transcript with { Entries = entries });
        return hidden with { Observations = [.. hidden.Observations.Select(o => Hide(o, secrets))] };
    }

    /// <summary>The same observation with markers in the place of every secret in its payload.</summary>
    public Observation Hide(Observation observation) => Hide(observation, _secrets);

    public string Hide(string text) => _secrets.Aggregate(text, (hidden, secret) => secret.HideIn(hidden));

    /// <summary>
    /// Whether the octets of a conversation say a secret still: compressed, or divided among frames, it cannot be replaced octet by octet.
    /// </summary>
    public bool AreIn(Conversation conversation)
    {
        var secrets = _secrets.IsEmpty ? [] : Untold(conversation);
        return !secrets.IsEmpty
            && WireTap.Read(conversation.Transcript).Observations.Any(o => secrets.Any(secret => secret.IsIn(Payload(o).Span)));
    }

    /// <summary>A value that the script of the case says itself, by chance, is none of the user's there.</summary>
    private ImmutableArray<Secret> Untold(Conversation conversation)
    {
        var said = conversation.HarnessFrames.Where(frame => !_logins.Any(login => login.IsIn(frame.Payload.Span))).ToList();
        return [.. _secrets.Where(secret => !secret.IsLoose || !said.Exists(frame => secret.IsIn(frame.Payload.Span)))];
    }

    /// <summary>Reads and writes cut the stream anywhere, so it is looked at as a whole.</summary>
    private static ImmutableArray<Entry> Hide(ImmutableArray<Entry> entries, bool fromTestee, ImmutableArray<Secret> secrets)
    {
        var stream = new byte[entries.OfType<Entry.Piece>().Where(p => p.FromTestee == fromTestee).Sum(p => p.Octets.Length)];
        var end = 0;
        foreach (var piece in entries.OfType<Entry.Piece>().Where(p => p.FromTestee == fromTestee))
        {
            piece.Octets.Span.CopyTo(stream.AsSpan(end));
            end += piece.Octets.Length;
        }

        var found = false;
        foreach (var secret in secrets)
        {
            found |= secret.HideIn(stream);
        }

        if (!found)
        {
            return entries;
        }

        end = 0;
        return [.. entries.Select(entry => entry is Entry.Piece piece && piece.FromTestee == fromTestee ? Next(piece) : entry)];

        Entry Next(Entry.Piece piece)
        {
            var octets = stream.AsMemory(end, piece.Octets.Length);
            end += octets.Length;
            return piece with { Octets = octets };
        }
    }

    private static Observation Hide(Observation observation, ImmutableArray<Secret> secrets)
    {
        if (secrets.IsEmpty || !secrets.Any(secret => secret.IsIn(Payload(observation).Span)))
        {
            return observation;
        }

        var octets = Payload(observation).ToArray();
        foreach (var secret in secrets)
        {
            secret.HideIn(octets);
        }

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
