using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>Rules that are enforced in a connection's first frame and forgotten at some later moment (sections 5 and 8.1).</summary>
internal static class MomentFaults
{
    private static readonly (string Name, string Words, Violation[] Rules)[] Rules =
    [
        ("reserved-bits", "Reserved bits are", [Violation.ReservedRsv1, Violation.ReservedRsv2, Violation.ReservedRsv3]),
        ("reserved-opcodes", "Reserved opcodes are", [Violation.ReservedOpcode]),
        ("masking", "The mask bit is", [Violation.UnmaskedFrameFromClient, Violation.MaskedFrameFromServer]),
        ("length-top-bit", "The top bit of a length is", [Violation.LengthMostSignificantBit, Violation.FrameTooBig]),
        ("control-length", "The length of control frames is", [Violation.ControlFrameTooLong]),
        ("control-fin", "FIN of control frames is", [Violation.FragmentedControlFrame]),
        ("text", "Text is", [Violation.InvalidUtf8, Violation.IncompleteUtf8]),
        ("close-body", "The body of a Close is",
            [Violation.CloseBodyOfOneOctet, Violation.ReportedOnlyCloseCode, Violation.InvalidUtf8InCloseReason]),
    ];

    private static readonly (string Name, string Words, Func<FrameMoment, bool> When)[] Moments =
    [
        ("behind-message", "behind the first message", moment => moment.Messages > 0),
        ("behind-four-messages", "behind the fourth message", moment => moment.Messages > 3),
        ("behind-fragments", "behind a fragmented message", moment => moment.FragmentedMessages > 0),
        ("behind-control", "behind a control frame", moment => moment.Controls > 0),
        ("inside-message", "inside a message", moment => moment.Fragments > 0),
        ("third-fragment", "from the third fragment on", moment => moment.Fragments > 1),
        ("inside-message-behind-control", "inside a message with a control frame", moment => moment is { Fragments: > 0, Controls: > 0 }),
        ("cut", "in a frame that comes in pieces", moment => moment.IsCut),
    ];

    public static IEnumerable<Fault> All =>
    [
        .. from rule in Rules
           from moment in Moments
           select Forgotten($"{rule.Name}-unchecked-{moment.Name}", $"{rule.Words} not checked {moment.Words}.", moment.When, rule.Rules),
        Forgotten(
            "message-inside-message-in-third-frame", "A message may begin inside another behind its second frame.",
            moment => moment.Fragments > 1, Violation.DataFrameInsideMessage),
        Forgotten(
            "message-inside-message-behind-control", "A message may begin inside another behind a control frame.",
            moment => moment.Controls > 0, Violation.DataFrameInsideMessage),
        .. from moment in Moments
           where !moment.Name.Contains("fragment", StringComparison.Ordinal) && !moment.Name.Contains("inside", StringComparison.Ordinal)
           select Forgotten(
               $"lone-continuation-{moment.Name}", $"A continuation of nothing is taken {moment.Words}.",
               moment.When, Violation.ContinuationOutsideMessage),
    ];

    private static Fault Forgotten(string name, string summary, Func<FrameMoment, bool> when, params Violation[] rules) =>
        new(name, summary, () =>
        {
            var moments = new IncomingMoments();
            return new()
            {
                Receives = moments.Watch,
                Overlooks = (violation, header) => rules.Contains(violation) && when(moments.Of(header)),
            };
        });
}
