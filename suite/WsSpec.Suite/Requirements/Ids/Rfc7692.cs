// Written from corpus/requirements.tsv: dotnet test suite/WsSpec.Suite.Tests --filter IdFileTests
namespace WsSpec.Suite.Requirements.Ids;

/// <summary>The requirements of RFC 7692 by name.</summary>
public static class Rfc7692
{
    /// <summary>A compression extension defines its name and its parameters for offers and responses (7692-4-01, MUST).</summary>
    public static readonly RequirementId NameAndParametersDefined = new("7692-4-01");

    /// <summary>It defines how parameters are interpreted (7692-4-02, MUST).</summary>
    public static readonly RequirementId ParameterInterpretationDefined = new("7692-4-02");

    /// <summary>It defines how message payloads are transformed (7692-4-03, MUST).</summary>
    public static readonly RequirementId PayloadTransformationDefined = new("7692-4-03");

    /// <summary>Offering compression means naming the extension in the client's Sec-WebSocket-Extensions (7692-5-01, MUST).</summary>
    public static readonly RequirementId OfferNamesExtension = new("7692-5-01");

    /// <summary>One extension may be offered several times with different parameters (7692-5-02, MAY).</summary>
    public static readonly RequirementId OfferMayRepeatExtension = new("7692-5-02");

    /// <summary>
    /// Earlier elements have priority and the server picks the earliest it supports (lower-case recommended) (7692-5-03, SHOULD).
    /// </summary>
    public static readonly RequirementId EarliestOfferPreferred = new("7692-5-03");

    /// <summary>The client states its receive window in the offer so that the server stays within it (7692-5-04, MUST).</summary>
    public static readonly RequirementId OfferStatesReceiveWindow = new("7692-5-04");

    /// <summary>A receiver's window is never smaller than the sender's (lower-case must) (7692-5-05, MUST NOT).</summary>
    public static readonly RequirementId ReceiverWindowNotSmaller = new("7692-5-05");

    /// <summary>The client may tell the largest window it will use as a hint (7692-5-06, MAY).</summary>
    public static readonly RequirementId OfferMayHintWindow = new("7692-5-06");

    /// <summary>
    /// A server wanting a smaller client window says so in the agreed parameters; the hint alone binds nobody (lower-case must) (7692-5-07,
    /// MUST).
    /// </summary>
    public static readonly RequirementId HintAloneDoesNotBind = new("7692-5-07");

    /// <summary>Accepting means naming the extension in the server's Sec-WebSocket-Extensions (7692-5-08, MUST).</summary>
    public static readonly RequirementId ResponseNamesExtension = new("7692-5-08");

    /// <summary>The response element describes something the server fully supports (7692-5-09, MUST).</summary>
    public static readonly RequirementId ResponseFullySupported = new("7692-5-09");

    /// <summary>The response need not repeat the offer's parameters (7692-5-10, MAY).</summary>
    public static readonly RequirementId ResponseNeedNotRepeatParameters = new("7692-5-10");

    /// <summary>
    /// Agreed parameters show how requests and hints were treated, so the client need not know which offer was meant (lower-case must)
    /// (7692-5-11, MUST).
    /// </summary>
    public static readonly RequirementId ResponseShowsWhatWasAgreed = new("7692-5-11");

    /// <summary>Parameters for the two directions are distinguishable (lower-case must) (7692-5-12, MUST).</summary>
    public static readonly RequirementId DirectionsDistinguishable = new("7692-5-12");

    /// <summary>
    /// No second extension that also claims RSV1 is accepted together with a compression extension (7692-5-13, MUST NOT).
    /// </summary>
    public static readonly RequirementId NoSecondExtensionWithRsv1 = new("7692-5-13");

    /// <summary>A client seeing such a combination fails (7692-5-14, MUST).</summary>
    public static readonly RequirementId TwoExtensionsWithRsv1Fail = new("7692-5-14");

    /// <summary>
    /// Compression is not accepted on top of an extension that needs its frame boundaries preserved (7692-5-15, MUST NOT).
    /// </summary>
    public static readonly RequirementId NoCompressionOverFrameBoundaries = new("7692-5-15");

    /// <summary>Nor on top of one using extension data or reserved bits per frame (7692-5-16, MUST NOT).</summary>
    public static readonly RequirementId NoCompressionOverReservedBits = new("7692-5-16");

    /// <summary>The client fails on such a response (7692-5-17, MUST).</summary>
    public static readonly RequirementId IncompatibleExtensionsFail = new("7692-5-17");

    /// <summary>A server declining everything lists no compression extension (7692-5-18, MUST NOT).</summary>
    public static readonly RequirementId DeclineListsNothing = new("7692-5-18");

    /// <summary>Without a compression element in the response both sides go on uncompressed (7692-5-19, MUST).</summary>
    public static readonly RequirementId NoCompressionUnlessAccepted = new("7692-5-19");

    /// <summary>An invalid response, such as accepting what was not offered, fails the connection (7692-5-20, MUST).</summary>
    public static readonly RequirementId InvalidResponseFails = new("7692-5-20");

    /// <summary>After a valid response both sides apply section 6 and the agreed parameters (7692-5-21, MUST).</summary>
    public static readonly RequirementId ValidResponseApplies = new("7692-5-21");

    /// <summary>Parameter handling is specified in the extension's document (lower-case must) (7692-5.1-01, MUST).</summary>
    public static readonly RequirementId ParameterHandlingSpecified = new("7692-5.1-01");

    /// <summary>
    /// A client that cannot live with the response parameters ends with a closing handshake and code 1010 (7692-5.1-02, MUST).
    /// </summary>
    public static readonly RequirementId UnacceptableResponseClosedWith1010 = new("7692-5.1-02");

    /// <summary>Parameter values may be quoted (7692-5.2-01, GRAMMAR).</summary>
    public static readonly RequirementId QuotedValuesAllowed = new("7692-5.2-01");

    /// <summary>Compression extensions touch data messages only (7692-6-01, MUST).</summary>
    public static readonly RequirementId OnlyDataMessagesCompressed = new("7692-6-01");

    /// <summary>RSV1 on the first frame marks a compressed message (7692-6-02, GRAMMAR).</summary>
    public static readonly RequirementId Rsv1MarksCompressed = new("7692-6-02");

    /// <summary>RSV1 unset on the first frame marks a message that is taken as it is (7692-6-03, GRAMMAR).</summary>
    public static readonly RequirementId ClearRsv1MarksUncompressed = new("7692-6-03");

    /// <summary>Each message may be sent compressed or not, at the sender's choice (7692-6-04, MAY).</summary>
    public static readonly RequirementId EachMessageMayBeCompressed = new("7692-6-04");

    /// <summary>The joined payload of all frames is inflated as one unit (7692-6-05, MUST).</summary>
    public static readonly RequirementId JoinedPayloadInflated = new("7692-6-05");

    /// <summary>A compressed message is sent as transformed payload with RSV1 on its first frame (7692-6.1-01, MUST).</summary>
    public static readonly RequirementId CompressedMessageSent = new("7692-6.1-01");

    /// <summary>An uncompressed message is sent as is with RSV1 clear (7692-6.1-02, MUST).</summary>
    public static readonly RequirementId UncompressedMessageSent = new("7692-6.1-02");

    /// <summary>RSV1 is not set on control frames by a sender (7692-6.1-03, MUST NOT).</summary>
    public static readonly RequirementId SenderNoRsv1OnControl = new("7692-6.1-03");

    /// <summary>RSV1 is not set on later fragments by a sender (7692-6.1-04, MUST NOT).</summary>
    public static readonly RequirementId SenderNoRsv1OnContinuation = new("7692-6.1-04");

    /// <summary>RSV1 on a received control frame fails the connection (7692-6.1-05, MUST).</summary>
    public static readonly RequirementId Rsv1OnControlFails = new("7692-6.1-05");

    /// <summary>RSV1 on a received continuation frame fails the connection (7692-6.1-06, MUST).</summary>
    public static readonly RequirementId Rsv1OnContinuationFails = new("7692-6.1-06");

    /// <summary>The opcode is that of the original message (7692-6.1-07, MUST).</summary>
    public static readonly RequirementId OpcodeOfOriginalMessage = new("7692-6.1-07");

    /// <summary>The UTF-8 rule applies after inflation only, never to compressed bytes (7692-6.1-08, MUST).</summary>
    public static readonly RequirementId Utf8RuleAfterInflation = new("7692-6.1-08");

    /// <summary>A compressed message is joined, inflated, and delivered with RSV1 cleared (7692-6.2-01, MUST).</summary>
    public static readonly RequirementId CompressedMessageReceived = new("7692-6.2-01");

    /// <summary>An uncompressed message is delivered as received (7692-6.2-02, MUST).</summary>
    public static readonly RequirementId UncompressedMessageReceived = new("7692-6.2-02");

    /// <summary>Data that does not inflate fails the connection (7692-6.2-03, MUST).</summary>
    public static readonly RequirementId UndecodableDataFails = new("7692-6.2-03");

    /// <summary>A compressed message that ends inside a block fails the connection (7692-6.2-04, MUST).</summary>
    public static readonly RequirementId DataCutShortFails = new("7692-6.2-04");

    /// <summary>An offer with an undefined parameter is declined (7692-7-01, MUST).</summary>
    public static readonly RequirementId OfferUndefinedParameterDeclined = new("7692-7-01");

    /// <summary>An offer with an invalid parameter value is declined (7692-7-02, MUST).</summary>
    public static readonly RequirementId OfferInvalidValueDeclined = new("7692-7-02");

    /// <summary>An offer repeating a parameter is declined (7692-7-03, MUST).</summary>
    public static readonly RequirementId OfferRepeatedParameterDeclined = new("7692-7-03");

    /// <summary>An offer the server cannot support is declined (7692-7-04, MUST).</summary>
    public static readonly RequirementId UnsupportedOfferDeclined = new("7692-7-04");

    /// <summary>A response with an undefined parameter fails the connection (7692-7-05, MUST).</summary>
    public static readonly RequirementId ResponseUndefinedParameterFails = new("7692-7-05");

    /// <summary>A response with an invalid value fails the connection (7692-7-06, MUST).</summary>
    public static readonly RequirementId ResponseInvalidValueFails = new("7692-7-06");

    /// <summary>A response repeating a parameter fails the connection (7692-7-07, MUST).</summary>
    public static readonly RequirementId ResponseRepeatedParameterFails = new("7692-7-07");

    /// <summary>A response with a configuration the client does not support fails the connection (7692-7-08, MUST).</summary>
    public static readonly RequirementId UnsupportedResponseFails = new("7692-7-08");

    /// <summary>All four parameters are defined for offers and for responses (7692-7-09, GRAMMAR).</summary>
    public static readonly RequirementId ParametersInOffersAndResponses = new("7692-7-09");

    /// <summary>An offer may contain server_no_context_takeover (7692-7.1.1.1-01, MAY).</summary>
    public static readonly RequirementId ServerNoContextTakeoverMayBeOffered = new("7692-7.1.1.1-01");

    /// <summary>In an offer that parameter has no value (7692-7.1.1.1-02, GRAMMAR).</summary>
    public static readonly RequirementId OfferedServerNoContextTakeoverWithoutValue = new("7692-7.1.1.1-02");

    /// <summary>Leaving it out says the client copes with server context takeover (7692-7.1.1.1-03, MUST).</summary>
    public static readonly RequirementId ClientCopesWithServerTakeover = new("7692-7.1.1.1-03");

    /// <summary>Accepting an offer that has it requires it in the response (7692-7.1.1.1-04, MUST).</summary>
    public static readonly RequirementId ServerNoContextTakeoverConfirmed = new("7692-7.1.1.1-04");

    /// <summary>In a response it has no value (7692-7.1.1.1-05, GRAMMAR).</summary>
    public static readonly RequirementId AgreedServerNoContextTakeoverWithoutValue = new("7692-7.1.1.1-05");

    /// <summary>Servers support this parameter in offers (7692-7.1.1.1-06, SHOULD).</summary>
    public static readonly RequirementId ServerNoContextTakeoverSupported = new("7692-7.1.1.1-06");

    /// <summary>A server may put it into the response unasked (7692-7.1.1.1-07, MAY).</summary>
    public static readonly RequirementId ServerNoContextTakeoverUnasked = new("7692-7.1.1.1-07");

    /// <summary>An offer may contain client_no_context_takeover (7692-7.1.1.2-01, MAY).</summary>
    public static readonly RequirementId ClientNoContextTakeoverMayBeOffered = new("7692-7.1.1.2-01");

    /// <summary>In an offer it has no value (7692-7.1.1.2-02, GRAMMAR).</summary>
    public static readonly RequirementId OfferedClientNoContextTakeoverWithoutValue = new("7692-7.1.1.2-02");

    /// <summary>It is a hint that the client will not use takeover even if not told so (7692-7.1.1.2-03, MAY).</summary>
    public static readonly RequirementId ClientNoContextTakeoverIsHint = new("7692-7.1.1.2-03");

    /// <summary>A response may contain client_no_context_takeover, asked or not (7692-7.1.1.2-04, MAY).</summary>
    public static readonly RequirementId ClientNoContextTakeoverInResponse = new("7692-7.1.1.2-04");

    /// <summary>The hint may be ignored or used (7692-7.1.1.2-05, MAY).</summary>
    public static readonly RequirementId ClientNoContextTakeoverHintIgnorable = new("7692-7.1.1.2-05");

    /// <summary>In a response it has no value (7692-7.1.1.2-06, GRAMMAR).</summary>
    public static readonly RequirementId AgreedClientNoContextTakeoverWithoutValue = new("7692-7.1.1.2-06");

    /// <summary>Leaving it out says the server copes with client context takeover (7692-7.1.1.2-07, MUST).</summary>
    public static readonly RequirementId ServerCopesWithClientTakeover = new("7692-7.1.1.2-07");

    /// <summary>Clients support it in responses (7692-7.1.1.2-08, MUST).</summary>
    public static readonly RequirementId ClientNoContextTakeoverSupported = new("7692-7.1.1.2-08");

    /// <summary>An offer may contain server_max_window_bits (7692-7.1.2.1-01, MAY).</summary>
    public static readonly RequirementId ServerMaxWindowBitsMayBeOffered = new("7692-7.1.2.1-01");

    /// <summary>Its value is a decimal integer from 8 to 15 without leading zero (7692-7.1.2.1-02, GRAMMAR).</summary>
    public static readonly RequirementId OfferedServerMaxWindowBitsFrom8To15 = new("7692-7.1.2.1-02");

    /// <summary>The value is obligatory (7692-7.1.2.1-03, GRAMMAR).</summary>
    public static readonly RequirementId OfferedServerMaxWindowBitsHasValue = new("7692-7.1.2.1-03");

    /// <summary>A server not supporting it declines the offer (7692-7.1.2.1-04, MUST).</summary>
    public static readonly RequirementId UnsupportedServerMaxWindowBitsDeclined = new("7692-7.1.2.1-04");

    /// <summary>Leaving it out says the client handles windows up to 32,768 bytes (7692-7.1.2.1-05, MUST).</summary>
    public static readonly RequirementId ClientHandlesFullServerWindow = new("7692-7.1.2.1-05");

    /// <summary>Accepting requires the parameter in the response with the same or a smaller value (7692-7.1.2.1-06, MUST).</summary>
    public static readonly RequirementId ServerMaxWindowBitsConfirmed = new("7692-7.1.2.1-06");

    /// <summary>The response value is 8 to 15, decimal, no leading zero (7692-7.1.2.1-07, GRAMMAR).</summary>
    public static readonly RequirementId AgreedServerMaxWindowBitsFrom8To15 = new("7692-7.1.2.1-07");

    /// <summary>A response may contain it unasked (7692-7.1.2.1-08, MAY).</summary>
    public static readonly RequirementId ServerMaxWindowBitsUnasked = new("7692-7.1.2.1-08");

    /// <summary>An offer may contain client_max_window_bits (7692-7.1.2.2-01, MAY).</summary>
    public static readonly RequirementId ClientMaxWindowBitsMayBeOffered = new("7692-7.1.2.2-01");

    /// <summary>
    /// In an offer the value is optional; if given it is a decimal number between 8 and 15 with no leading zero (7692-7.1.2.2-02, GRAMMAR).
    /// </summary>
    public static readonly RequirementId OfferedClientMaxWindowBitsFrom8To15 = new("7692-7.1.2.2-02");

    /// <summary>Offering it promises support for it in the response (7692-7.1.2.2-03, MUST).</summary>
    public static readonly RequirementId OfferedClientMaxWindowBitsSupported = new("7692-7.1.2.2-03");

    /// <summary>A value is a hint about the largest window the client will use (7692-7.1.2.2-04, MAY).</summary>
    public static readonly RequirementId ClientMaxWindowBitsIsHint = new("7692-7.1.2.2-04");

    /// <summary>If it was offered the response may contain it (7692-7.1.2.2-05, MAY).</summary>
    public static readonly RequirementId ClientMaxWindowBitsInResponse = new("7692-7.1.2.2-05");

    /// <summary>The offered value may be ignored or answered with an equal or smaller one (7692-7.1.2.2-06, MAY).</summary>
    public static readonly RequirementId ClientMaxWindowBitsHintIgnorable = new("7692-7.1.2.2-06");

    /// <summary>In a response the value is obligatory, 8 to 15, no leading zero (7692-7.1.2.2-07, GRAMMAR).</summary>
    public static readonly RequirementId AgreedClientMaxWindowBitsFrom8To15 = new("7692-7.1.2.2-07");

    /// <summary>It is not put into the response if the offer lacked it (7692-7.1.2.2-08, MUST NOT).</summary>
    public static readonly RequirementId NoUnofferedClientMaxWindowBits = new("7692-7.1.2.2-08");

    /// <summary>Leaving it out of the response says the server handles 32,768-byte windows (7692-7.1.2.2-09, MUST).</summary>
    public static readonly RequirementId ServerHandlesFullClientWindow = new("7692-7.1.2.2-09");

    /// <summary>Any supported element of the offer list may be accepted (7692-7.1.3-01, MAY).</summary>
    public static readonly RequirementId AnySupportedOfferMayBeAccepted = new("7692-7.1.3-01");

    /// <summary>All payload octets are compressed with DEFLATE (raw, no zlib wrapper) (7692-7.2.1-01, MUST).</summary>
    public static readonly RequirementId PayloadIsRawDeflate = new("7692-7.2.1-01");

    /// <summary>If the output does not end in an empty stored block one is appended (7692-7.2.1-02, MUST).</summary>
    public static readonly RequirementId EmptyStoredBlockAppended = new("7692-7.2.1-02");

    /// <summary>The trailing 00 00 FF FF is cut off (7692-7.2.1-03, MUST).</summary>
    public static readonly RequirementId TailRemoved = new("7692-7.2.1-03");

    /// <summary>Several DEFLATE blocks per message are allowed (7692-7.2.1-04, MAY).</summary>
    public static readonly RequirementId SeveralBlocksAllowed = new("7692-7.2.1-04");

    /// <summary>Any block type is allowed (7692-7.2.1-05, MAY).</summary>
    public static readonly RequirementId AnyBlockType = new("7692-7.2.1-05");

    /// <summary>Blocks with BFINAL 0 and 1 are both allowed (7692-7.2.1-06, MAY).</summary>
    public static readonly RequirementId FinalAndNonFinalBlocks = new("7692-7.2.1-06");

    /// <summary>A BFINAL=1 block not ending on a byte boundary is padded with zero bits (7692-7.2.1-07, MUST).</summary>
    public static readonly RequirementId FinalBlockPadded = new("7692-7.2.1-07");

    /// <summary>The next block follows after that padding (7692-7.2.1-08, MUST).</summary>
    public static readonly RequirementId NextBlockAfterPadding = new("7692-7.2.1-08");

    /// <summary>A compressed message may be fragmented at any point of the compressed bytes (7692-7.2.1-09, MAY).</summary>
    public static readonly RequirementId FragmentedAnywhere = new("7692-7.2.1-09");

    /// <summary>The tail is not removed from non-final fragments (7692-7.2.1-10, MUST NOT).</summary>
    public static readonly RequirementId TailKeptInNonFinalFragments = new("7692-7.2.1-10");

    /// <summary>Windows above 32,768 bytes are not used when compressing (7692-7.2.1-11, MUST NOT).</summary>
    public static readonly RequirementId WindowAtMost32768 = new("7692-7.2.1-11");

    /// <summary>With client_no_context_takeover agreed each client message starts with an empty window (7692-7.2.1-12, MUST).</summary>
    public static readonly RequirementId ClientStartsWithEmptyWindow = new("7692-7.2.1-12");

    /// <summary>Otherwise the client may keep its window (7692-7.2.1-13, MAY).</summary>
    public static readonly RequirementId ClientMayKeepWindow = new("7692-7.2.1-13");

    /// <summary>
    /// That holds even if the client itself offered client_no_context_takeover but it was not agreed (7692-7.2.1-14, MAY).
    /// </summary>
    public static readonly RequirementId ClientMayKeepWindowDespiteOffer = new("7692-7.2.1-14");

    /// <summary>With server_no_context_takeover agreed each server message starts with an empty window (7692-7.2.1-15, MUST).</summary>
    public static readonly RequirementId ServerStartsWithEmptyWindow = new("7692-7.2.1-15");

    /// <summary>Otherwise the server may keep its window (7692-7.2.1-16, MAY).</summary>
    public static readonly RequirementId ServerMayKeepWindow = new("7692-7.2.1-16");

    /// <summary>With client_max_window_bits=w agreed no client distance exceeds 2^w (7692-7.2.1-17, MUST NOT).</summary>
    public static readonly RequirementId ClientDistancesWithinAgreed = new("7692-7.2.1-17");

    /// <summary>Any size within the agreed value is fine, whatever was hinted (7692-7.2.1-18, MAY).</summary>
    public static readonly RequirementId ClientMayUseAgreedWindow = new("7692-7.2.1-18");

    /// <summary>With server_max_window_bits=w agreed no server distance exceeds 2^w (7692-7.2.1-19, MUST NOT).</summary>
    public static readonly RequirementId ServerDistancesWithinAgreed = new("7692-7.2.1-19");

    /// <summary>00 00 FF FF is appended before inflating (7692-7.2.2-01, MUST).</summary>
    public static readonly RequirementId TailAppendedBeforeInflating = new("7692-7.2.2-01");

    /// <summary>With server_no_context_takeover agreed the client may inflate with an empty window (7692-7.2.2-02, MAY).</summary>
    public static readonly RequirementId ClientMayInflateWithEmptyWindow = new("7692-7.2.2-02");

    /// <summary>Otherwise the client keeps the window across messages (7692-7.2.2-03, MUST).</summary>
    public static readonly RequirementId ClientKeepsInflateWindow = new("7692-7.2.2-03");

    /// <summary>With client_no_context_takeover agreed the server may inflate with an empty window (7692-7.2.2-04, MAY).</summary>
    public static readonly RequirementId ServerMayInflateWithEmptyWindow = new("7692-7.2.2-04");

    /// <summary>Otherwise the server keeps the window across messages (7692-7.2.2-05, MUST).</summary>
    public static readonly RequirementId ServerKeepsInflateWindow = new("7692-7.2.2-05");

    /// <summary>That holds even if the client had offered client_no_context_takeover (7692-7.2.2-06, MUST).</summary>
    public static readonly RequirementId ServerKeepsInflateWindowDespiteHint = new("7692-7.2.2-06");

    /// <summary>
    /// Unless server_max_window_bits was agreed the client inflates with 32,768 bytes; with it at least 2^w (7692-7.2.2-07, MUST).
    /// </summary>
    public static readonly RequirementId ClientInflateWindowSize = new("7692-7.2.2-07");

    /// <summary>
    /// Unless client_max_window_bits was agreed the server inflates with 32,768 bytes; with it at least 2^w (7692-7.2.2-08, MUST).
    /// </summary>
    public static readonly RequirementId ServerInflateWindowSize = new("7692-7.2.2-08");

    /// <summary>The client's sending window obeys the agreed value even if it hinted a smaller one (7692-7.2.2-09, MUST).</summary>
    public static readonly RequirementId AgreedWindowOverridesHint = new("7692-7.2.2-09");

    /// <summary>With server_max_window_bits=w agreed the client may shrink its inflate window to 2^w (7692-7.2.2-10, MAY).</summary>
    public static readonly RequirementId ClientMayShrinkInflateWindow = new("7692-7.2.2-10");

    /// <summary>With client_max_window_bits=w agreed the server may shrink its inflate window to 2^w (7692-7.2.2-11, MAY).</summary>
    public static readonly RequirementId ServerMayShrinkInflateWindow = new("7692-7.2.2-11");

    /// <summary>Vector: c1 07 f2 48 cd c9 c9 07 00 is a compressed text Hello (7692-7.2.3.1-01, GRAMMAR).</summary>
    public static readonly RequirementId ExampleCompressedText = new("7692-7.2.3.1-01");

    /// <summary>
    /// Vector: 41 03 f2 48 cd + 80 04 c9 c9 07 00 is the fragmented form, RSV1 on the first frame only (7692-7.2.3.1-02, GRAMMAR).
    /// </summary>
    public static readonly RequirementId ExampleFragmentedCompressedText = new("7692-7.2.3.1-02");

    /// <summary>Vector: with takeover the second Hello may be f2 00 11 00 00 (7692-7.2.3.2-01, GRAMMAR).</summary>
    public static readonly RequirementId ExampleSharedWindow = new("7692-7.2.3.2-01");

    /// <summary>Uncompressed messages in between leave the window untouched (7692-7.2.3.2-02, MUST).</summary>
    public static readonly RequirementId UncompressedLeavesWindow = new("7692-7.2.3.2-02");

    /// <summary>Vector: c1 0b 00 05 00 fa ff 48 65 6c 6c 6f 00 uses a stored block (7692-7.2.3.3-01, GRAMMAR).</summary>
    public static readonly RequirementId ExampleStoredBlock = new("7692-7.2.3.3-01");

    /// <summary>Vector: f3 48 cd c9 c9 07 00 00 uses BFINAL=1 (7692-7.2.3.4-01, GRAMMAR).</summary>
    public static readonly RequirementId ExampleFinalBlock = new("7692-7.2.3.4-01");

    /// <summary>Vector: f2 48 05 00 00 00 ff ff ca c9 c9 07 00 holds two blocks (7692-7.2.3.5-01, GRAMMAR).</summary>
    public static readonly RequirementId ExampleTwoBlocks = new("7692-7.2.3.5-01");

    /// <summary>Vector: 00 is the compressed form of an empty final fragment, and of an empty message (7692-7.2.3.6-01, GRAMMAR).</summary>
    public static readonly RequirementId ExampleEmptyMessage = new("7692-7.2.3.6-01");

    /// <summary>
    /// A compressed message has at least one payload byte, since the final block header bits remain after the tail is cut off
    /// (7692-7.2.3.6-02, GRAMMAR).
    /// </summary>
    public static readonly RequirementId CompressedPayloadNotEmpty = new("7692-7.2.3.6-02");

    /// <summary>A window of at least 1,024 bytes is used for a useful ratio (7692-7.3-01, SHOULD).</summary>
    public static readonly RequirementId WindowOfAtLeast1024 = new("7692-7.3-01");

    /// <summary>Heuristics may decide what to compress (7692-7.3-02, MAY).</summary>
    public static readonly RequirementId CompressionHeuristics = new("7692-7.3-02");

    /// <summary>
    /// Implementors keep CRIME-like leaks in mind when compression meets secrets (lower-case should) (7692-8-01, SHOULD).
    /// </summary>
    public static readonly RequirementId CompressionLeaksConsidered = new("7692-8-01");

    /// <summary>RSV1 is the per-message compressed bit (7692-9.2-01, GRAMMAR).</summary>
    public static readonly RequirementId RegisteredRsv1Meaning = new("7692-9.2-01");
}
