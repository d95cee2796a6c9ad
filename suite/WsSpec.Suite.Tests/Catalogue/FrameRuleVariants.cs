using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;

namespace WsSpec.Suite.Tests.Catalogue;

/// <summary>Which rules frames can break, how a frame of a script shows it, and the places in which each has to be shown.</summary>
internal static class FrameRuleVariants
{
    private const int LongestControlPayload = 125;

    /// <summary>A rule about frames.</summary>
    /// <param name="Requirement">What the rule says.</param>
    /// <param name="IsBrokenBy">Whether a frame breaks it.</param>
    public sealed record Rule(RequirementId Requirement, Func<SentFrame, bool> IsBrokenBy)
    {
        public Roles Testee { get; init; } = Roles.Both;

        /// <summary>Whether a frame between two messages can break it.</summary>
        public bool BetweenMessages { get; init; } = true;

        /// <summary>Whether a frame inside a message can break it.</summary>
        public bool InsideMessages { get; init; } = true;

        public override string ToString() => $"{Requirement}";
    }

    /// <summary>A place on a connection.</summary>
    /// <param name="Name">In the names of tests.</param>
    /// <param name="IsInsideMessage">Whether a message is unfinished there.</param>
    /// <param name="Has">Whether a frame comes there.</param>
    public sealed record Variant(string Name, bool IsInsideMessage, Func<SentFrame, bool> Has)
    {
        public override string ToString() => Name;
    }

    public static IReadOnlyList<Rule> Rules { get; } =
    [
        new(Rfc6455.ReservedRsv1FailsConnection, sent => !sent.Deflates && (sent.Frame.Rsv & 4) != 0),
        new(Rfc6455.ReservedRsv2FailsConnection, sent => (sent.Frame.Rsv & 2) != 0),
        new(Rfc6455.ReservedRsv3FailsConnection, sent => (sent.Frame.Rsv & 1) != 0),
        new(Rfc6455.ReservedOpcodeFailsConnection, sent => sent.Frame.Opcode.IsReserved() && !sent.Frame.Opcode.IsControl()),
        new(Rfc6455.ReservedOpcodeFailsConnection, sent => sent.Frame.Opcode.IsReserved() && sent.Frame.Opcode.IsControl()),
        new(Rfc6455.UnmaskedFrameClosesConnection, sent => sent is { Sender: Role.Client, Frame.Masked: false }) { Testee = Roles.Server },
        new(Rfc6455.MaskedFrameClosesConnection, sent => sent is { Sender: Role.Server, Frame.Masked: true }) { Testee = Roles.Client },
        new(Rfc6455.LengthMostSignificantBitZero, sent => sent.Frame.DeclaredLength > long.MaxValue),
        new(Rfc6455.LongControlFrameIsError, sent => sent.Frame.Opcode.IsControl() && sent.Frame.Payload.Length > LongestControlPayload),
        new(Rfc6455.FragmentedControlFrameIsError, sent => sent.Frame.Opcode.IsControl() && !sent.Frame.Fin),
        new(Rfc6455.LoneContinuationIsError, sent => sent is { Frame.Opcode: Opcode.Continuation, Fragments: 0 }) { InsideMessages = false },
        new(Rfc6455.DataFrameInsideMessageIsError, sent => sent is { Frame.Opcode: Opcode.Text or Opcode.Binary, Fragments: > 0 })
        {
            BetweenMessages = false,
        },
        new(Rfc6455.InvalidUtf8FailsConnection, sent => sent.BreaksText),
        new(Rfc6455.IncompleteUtf8IsInvalid, sent => sent.BreaksText && sent.Frame.Fin),
        new(Rfc6455.OneOctetCloseBodyMalformed, sent => sent.Frame is { Opcode: Opcode.Close, Payload.Length: 1 }),
        new(Rfc6455.Code1005NeverSent, sent => IsClose(sent, 1005)),
        new(Rfc6455.CloseReasonNotUtf8Fails, sent => sent.Frame is { Opcode: Opcode.Close, Payload.Length: > 2 }
            && !System.Text.Unicode.Utf8.IsValid(sent.Frame.Payload.Span[2..])),
    ];

    public static IReadOnlyList<Variant> Variants { get; } =
    [
        new("first", false, sent => sent is { Messages: 0, Fragments: 0, Controls: 0, IsCut: false }),
        new("behind one message", false, sent => sent is { Messages: 1, Fragments: 0 }),
        new("behind several messages", false, sent => sent is { Messages: > 2, Fragments: 0 }),
        new("behind a fragmented message", false, sent => sent is { FragmentedMessages: > 0, Fragments: 0 }),
        new("behind a control frame", false, sent => sent is { Controls: > 0, Fragments: 0 }),
        new("cut", false, sent => sent.IsCut),
        new("second in a message", true, sent => sent.Fragments == 1),
        new("third in a message", true, sent => sent.Fragments > 1),
        new("in a message behind a control frame", true, sent => sent is { Fragments: > 0, Controls: > 0 }),
    ];

    private static bool IsClose(SentFrame sent, ushort code) =>
        sent.Frame.Opcode == Opcode.Close && sent.Frame.Payload.Span.SequenceEqual(Phrases.CloseBody(code, default));
}
