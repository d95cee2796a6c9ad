using System.Collections.Immutable;
using WsSpec.Harness.Explaining;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;

namespace WsSpec.Harness.Findings;

/// <summary>The mistakes that endpoints are known to make, by what they break and how it shows.</summary>
internal static class Causes
{
    private static readonly ImmutableArray<Upshot> Unnoticed = [Upshot.GoesOn, Upshot.StaysSilent];

    /// <summary>Also where whatever is asked with a Ping fails.</summary>
    public static Cause WrongPongs { get; } = new("Pings are not answered as they have to be",
        "send a Pong with exactly the application data of the Ping, all of its octets and also when there are none, also between the "
        + "fragments of a message.")
    {
        Breaks = Consequences.AboutPongs,
    };

    /// <summary>Where it nearly always is so.</summary>
    public static Cause OpenTransports { get; } = new("The transport stays open where it has to end",
        "end the transport after both Closes, as a server at once, and wherever the connection is failed: after the Close that says why, or "
        + "without one, and whether or not the peer answers it.");

    /// <summary>Also where whatever is asked with a message fails.</summary>
    public static Cause WrongEchoes { get; } = new("Messages do not come back as they were sent",
        "join the payloads of all fragments in order, unmask each frame from the first octet of its own key, and read on in the buffer "
        + "where the frame before has ended, however the octets are cut.")
    {
        Breaks =
        [
            Rfc6455.MessageJoinsFragments, Rfc6455.MessageDeliveredWhole, Rfc6455.MaskingAlgorithm, Rfc6455.MaskingRestartsPerFrame,
            Rfc6455.AnyMaskingKeyAccepted, Rfc6455.IncomingOctetsParsedAsFrames, Rfc6455.LengthIn7Bits, Rfc6455.LengthIn16Bits,
            Rfc6455.LengthIn64Bits, Rfc6455.FramesReadFromFirstOctet,
        ],
    };

    /// <summary>The first that explains a result is the one.</summary>
    public static ImmutableArray<Cause> All { get; } =
    [
        new("Octets that are not UTF-8 are taken for text",
            "validate text as UTF-8: the whole message over its fragments, after inflation, and the reason of a Close; at the first octet "
            + "that fits no character send Close 1007 and end the connection. Where validation can be switched off, switch it on.")
        {
            Breaks =
            [
                Rfc6455.InvalidUtf8FailsConnection, Rfc6455.IncompleteUtf8IsInvalid, Rfc6455.Utf8RuleCoversCloseReason,
                Rfc6455.CloseReasonNotUtf8Fails, Rfc6455.TextIsUtf8, Rfc6455.InvalidTextFailsConnection, Rfc7692.Utf8RuleAfterInflation,
            ],
        },
        new("A Close that is itself a violation is answered like a good one",
            "look at a Close as at any other frame before it is answered: mask, RSV bits, FIN, 125 octets at most, a body of none or of at "
            + "least 2, a code that may be sent (none below 1000, not 1005, 1006 or 1015). Where one is wrong, fail the connection with 1002.")
        {
            Breaks =
            [
                Rfc6455.UnmaskedFrameClosesConnection, Rfc6455.ReservedRsv1FailsConnection, Rfc6455.ReservedRsv2FailsConnection,
                Rfc6455.ReservedRsv3FailsConnection, Rfc6455.FragmentedControlFrameIsError, Rfc6455.LongControlFrameIsError,
                Rfc6455.CloseBodyBeginsWithCode, Rfc6455.OneOctetCloseBodyMalformed, Rfc6455.Code1005NeverSent, Rfc6455.Code1006NeverSent,
                Rfc6455.Code1015NeverSent, Rfc7692.Rsv1OnControlFails,
            ],
            Upshots = [Upshot.AnswersClose],
        },
        new("A block with BFINAL ends more than itself",
            "go on with the next block, and with the next message, where an inflater has reported the end of its stream: reset it without "
            + "losing the window, or begin a new one that is given the last 32 KiB. BFINAL ends neither the message nor the context.")
        {
            Breaks =
            [
                Rfc7692.NextBlockAfterPadding, Rfc7692.FinalAndNonFinalBlocks, Rfc7692.TailAppendedBeforeInflating,
                Rfc7692.ExampleFinalBlock, Rfc7692.UndecodableDataFails,
            ],
            CasesAbout = "final-block",
        },
        new("What a reply selects is not held against the offer",
            "read Sec-WebSocket-Extensions and Sec-WebSocket-Protocol of the reply by their grammar, and fail the connection where they have "
            + "an extension or a subprotocol that was not offered, or more than one subprotocol.")
        {
            Breaks = [Rfc6455.UnofferedExtensionFails, Rfc6455.UnofferedSubprotocolFails, Rfc6455.MalformedExtensionsFail],
            CasesAbout = "server-handshake/",
        },
        new("A reply that opens no WebSocket is taken for one that does",
            "fail the connection unless the status line says 101 and the fields are there that section 4.1 names: websocket in Upgrade, the "
            + "token upgrade in Connection, and exactly the accept value of the key that was sent.")
        {
            Breaks =
            [
                Rfc6455.ResponseWithoutUpgradeFails, Rfc6455.ResponseUpgradeNotWebSocketFails, Rfc6455.ResponseWithoutConnectionFails,
                Rfc6455.ResponseConnectionWithoutUpgradeFails, Rfc6455.ResponseWithoutAcceptFails, Rfc6455.WrongAcceptFails,
                Rfc6455.OtherResponseFaultsFail,
            ],
        },
        new("Lists that break the grammar are passed over",
            "read Sec-WebSocket-Extensions and Sec-WebSocket-Protocol by their grammar and refuse with 400 what does not fit it: empty names, "
            + "blanks inside a name, a semicolon without a parameter, a quoted value that is no token.")
        {
            Breaks = [Rfc6455.MalformedExtensionsFail, Rfc6455.SubprotocolsFieldSyntax],
            Upshots = [Upshot.Accepts],
        },
        new("Parameters of permessage-deflate are not checked",
            "decline an offer with a parameter that you do not know, with one twice, or with a value where there is none or none where one "
            + "belongs; when no offer is left, answer without Sec-WebSocket-Extensions.")
        {
            Breaks =
            [
                Rfc7692.OfferUndefinedParameterDeclined, Rfc7692.OfferRepeatedParameterDeclined, Rfc7692.DeclineListsNothing,
            ],
            Upshots = [Upshot.Accepts],
        },
        new("What an offer demands of the server is accepted without a word",
            "repeat server_max_window_bits, with the same value or a smaller one, and server_no_context_takeover in the response, or decline "
            + "the offer: the client has to know that it is kept.")
        {
            Breaks =
            [
                Rfc7692.ServerMaxWindowBitsConfirmed, Rfc7692.ServerNoContextTakeoverConfirmed, Rfc7692.ParametersInOffersAndResponses,
            ],
            Upshots = [Upshot.Accepts],
        },
        new("The version of the protocol is not looked at",
            "refuse a handshake without Sec-WebSocket-Version: 13 with 400 or 426, and name 13 in the Sec-WebSocket-Version of the refusal.")
        {
            Breaks = [Rfc6455.VersionRequired, Rfc6455.UnsupportedVersionRefused],
            Upshots = [Upshot.Accepts],
        },
        new("Blanks around a value are taken for part of it",
            "strip blanks and tabs before and behind the value of a header field before it is used, in the accept value as well.")
        {
            Breaks = [Rfc6455.AcceptOverKeyAsSent, Rfc6455.OptionalWhitespace],
        },
        new("Numbers in header fields are read too generously",
            "compare Sec-WebSocket-Version with the two characters 13, and take window bits only as the decimal numbers 8 to 15: a "
            + "conversion that takes +13, 013, 0xd or 13.0 for 13 will not do.")
        {
            Breaks = [Rfc6455.VersionIs13, Rfc7692.OfferInvalidValueDeclined],
            Upshots = [Upshot.Accepts],
        },
        new("Requests get through that HTTP forbids",
            "have the HTTP server, or the proxy before it, answer them with 400. Where it does not, look at the version of HTTP, Host, "
            + "Content-Length and Transfer-Encoding before the connection is upgraded, and refuse.")
        {
            Layer = Layer.Http,
            Upshots = [Upshot.Accepts],
        },
        new("The key of the handshake is not checked",
            "refuse with 400 unless Sec-WebSocket-Key is there once and is 16 octets in base64: 24 characters, the last two of them '='.")
        {
            Breaks = [Rfc6455.KeyRequired, Rfc6455.KeyIsValidBase64, Rfc6455.KeyDecodesTo16Octets],
            Upshots = [Upshot.Accepts],
        },
        new("Upgrade and Connection are not read as lists of tokens",
            "split Upgrade and Connection at commas, trim blanks, and compare whole tokens without regard to case: websocket has to be "
            + "among the one, upgrade among the other.")
        {
            Breaks =
            [
                Rfc6455.UpgradeRequired, Rfc6455.UpgradeContainsWebSocket, Rfc6455.UpgradeCaseInsensitive, Rfc6455.UpgradeMayListProtocols,
                Rfc6455.ConnectionRequired, Rfc6455.ConnectionContainsUpgrade, Rfc6455.ConnectionUpgradeAnywhereInList,
            ],
        },
        new("The accept value is wrong",
            "answer with base64(SHA-1(key + \"258EAFA5-E914-47DA-95CA-C5AB0DC85B11\")): the key as it was sent, not decoded, and the digest "
            + "as 20 octets, not as hexadecimal.")
        {
            Breaks = [Rfc6455.ResponseHasAccept, Rfc6455.AcceptIsCanonicalBase64],
        },
        new("A subprotocol or an extension is answered that was not offered",
            "answer with Sec-WebSocket-Protocol and Sec-WebSocket-Extensions only what the request lists, letter for letter, and leave the "
            + "field out where nothing suits.")
        {
            Breaks =
            [
                Rfc6455.SubprotocolFromOffers, Rfc6455.NoSubprotocolUnlessOffered, Rfc6455.NoSubprotocolUnlessSuitable,
                Rfc6455.NoEmptySubprotocol, Rfc6455.SubprotocolIsOneToken, Rfc6455.ExtensionsFromOffers, Rfc6455.NoUnlistedExtension,
                Rfc6455.NoEmptyExtensionsField,
            ],
        },
        new("Frames that are not masked are taken from a client",
            "look at the mask bit of every frame, of control frames too, and fail the connection with 1002 where it is 0.")
        {
            Breaks = [Rfc6455.UnmaskedFrameClosesConnection, Rfc6455.ClientFramesMasked],
            Upshots = Unnoticed,
        },
        new("Masked frames are taken from a server",
            "look at the mask bit of every frame, of control frames too, and fail the connection with 1002 where it is 1.")
        {
            Breaks = [Rfc6455.MaskedFrameClosesConnection],
        },
        new("Reserved bits and opcodes are not looked at",
            "fail the connection with 1002 when RSV2 or RSV3 is set, when RSV1 is set without permessage-deflate or on a frame that is not "
            + "the first of a message, and for the opcodes 3 to 7 and 11 to 15.")
        {
            Breaks =
            [
                Rfc6455.ReservedRsv1FailsConnection, Rfc6455.ReservedRsv2FailsConnection, Rfc6455.ReservedRsv3FailsConnection,
                Rfc6455.ReservedOpcodeFailsConnection, Rfc7692.Rsv1OnControlFails, Rfc7692.Rsv1OnContinuationFails,
                Rfc7692.NoCompressionUnlessAccepted,
            ],
            Upshots = Unnoticed,
        },
        new("Frames out of place in a fragmented message are taken",
            "keep whether a message is unfinished: a continuation without one, and a new Text or Binary frame inside one, fail the "
            + "connection with 1002.")
        {
            Breaks = [Rfc6455.LoneContinuationIsError, Rfc6455.DataFrameInsideMessageIsError],
            Upshots = Unnoticed,
        },
        new("Control frames are not held to their limits",
            "fail the connection with 1002 when a frame with an opcode from 8 on has FIN 0 or announces more than 125 octets.")
        {
            Breaks = [Rfc6455.LongControlFrameIsError, Rfc6455.FragmentedControlFrameIsError, Rfc6455.OneOctetCloseBodyMalformed],
            Upshots = Unnoticed,
        },
        new("A length with its top bit set is taken for a length",
            "read the 8 octets of a length as unsigned, and fail the connection with 1002 at once where the first of them is 0x80 or more: "
            + "nothing is to be awaited, and nothing to be allocated.")
        {
            Breaks = [Rfc6455.LengthMostSignificantBitZero],
        },
        new("The closing handshake is not finished",
            "answer a Close with a Close, at most once, send nothing after it, and then end the transport: as a server at once.")
        {
            Breaks =
            [
                Rfc6455.CloseIsAnswered, Rfc6455.TcpClosedAfterBothCloses, Rfc6455.ServerClosesTcpImmediately, Rfc6455.NoDataAfterOwnClose,
                Rfc6455.NoSecondClose, Rfc6455.NoCloseAfterBothCloses,
            ],
        },
        new("Data that does not inflate is taken",
            "fail the connection, with 1007 at best, when the inflater reports an error or the data ends inside a block.")
        {
            Breaks =
            [
                Rfc7692.UndecodableDataFails, Rfc1951.ReservedBlockTypeIsError, Rfc1951.StoredLengthComplement,
                Rfc1951.DistancesAndSymbolsInRange,
            ],
            Upshots = Unnoticed,
        },
        new("What the agreed window allows is not what is used",
            "keep one deflate and one inflate context for each direction, of the agreed size, and begin with an empty one for each message "
            + "only where no_context_takeover was agreed.")
        {
            Breaks =
            [
                Rfc7692.ServerKeepsInflateWindow, Rfc7692.ServerInflateWindowSize, Rfc7692.ServerStartsWithEmptyWindow,
                Rfc7692.ServerDistancesWithinAgreed, Rfc7692.ClientKeepsInflateWindow, Rfc7692.ClientInflateWindowSize,
                Rfc7692.ClientStartsWithEmptyWindow, Rfc7692.ClientDistancesWithinAgreed,
            ],
        },
        WrongPongs,
        WrongEchoes,
    ];

    /// <summary>Null for a mistake that nobody has described.</summary>
    public static Cause? Of(RequirementId broken, Upshot? upshot, string id) =>
        All.FirstOrDefault(cause => cause.Explains(broken, upshot, id));
}
