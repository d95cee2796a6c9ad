using System.Collections.Frozen;
using System.Collections.Immutable;
using WsSpec.Suite.Cases;

namespace WsSpec.Suite.Catalogue;

/// <summary>Every native case, in the order of the RFC: one line a section.</summary>
/// <remarks>
/// The folders of the documents are one namespace: inside a namespace of that name, <c>Rfc6455</c> could not mean the requirements of
/// the document.
/// </remarks>
public static class ConformanceCatalogue
{
    public static ImmutableArray<ConformanceCase> All { get; } =
    [
        .. S01_2_ProtocolOverview.Cases,
        .. S01_3_OpeningHandshake.Cases,
        .. S01_4_ClosingHandshake.Cases,
        .. S01_6_SecurityModel.Cases,
        .. S02_1_Terminology.Cases,
        .. S03_WebSocketUris.Cases,
        .. S04_1_RepliesThatOpen.Cases,
        .. S04_1_ReadingServerHandshake.Cases,
        .. S04_1_OtherStatus.Cases,
        .. S04_1_ReplyDelivery.Cases,
        .. S04_1_FirstFrames.Cases,
        .. S04_2_1_RequestLine.Cases,
        .. S04_2_1_UpgradeAndConnection.Cases,
        .. S04_2_1_Key.Cases,
        .. S04_2_1_OptionalFields.Cases,
        .. S04_2_1_Delivery.Cases,
        .. S04_2_2_Reply.Cases,
        .. S04_2_2_Subprotocol.Cases,
        .. S04_2_2_FirstFrames.Cases,
        .. S04_4_Versions.Cases,
        .. S05_1_Overview.Cases,
        .. S05_2_BaseFraming.Cases,
        .. S05_2_PayloadLength.Cases,
        .. S05_2_UnusualLengths.Cases,
        .. S05_3_Masking.Cases,
        .. S05_4_Fragmentation.Cases,
        .. S05_4_ControlFramesBetween.Cases,
        .. S05_4_BrokenFragmentation.Cases,
        .. S05_5_ControlFrames.Cases,
        .. S05_5_1_Close.Cases,
        .. S05_5_1_MalformedClose.Cases,
        .. S05_5_2_Ping.Cases,
        .. S05_5_3_Pong.Cases,
        .. S05_5_CutControlFrames.Cases,
        .. S05_6_DataFrames.Cases,
        .. S05_7_Examples.Cases,
        .. S06_1_SendingData.Cases,
        .. S06_2_ReceivingData.Cases,
        .. S07_1_1_CloseTheConnection.Cases,
        .. S07_1_1_ClientClosesLast.Cases,
        .. S07_1_7_FailTheConnection.Cases,
        .. S07_3_ClientStays.Cases,
        .. S07_4_StatusCodes.Cases,
        .. S08_1_ValidUtf8.Cases,
        .. S08_1_InvalidUtf8.Cases,
        .. S08_1_FragmentBorders.Cases,
        .. S08_1_MomentOfFailure.Cases,
        .. S08_1_OpeningHandshake.Cases,
        .. S09_1_NegotiatingExtensions.Cases,
        .. S09_1_ExtensionGrammar.Cases,
        .. S10_2_OriginConsiderations.Cases,
        .. S10_6_ConnectionConfidentiality.Cases,
        .. S10_7_HandlingInvalidData.Cases,
        .. S10_7_InvalidFrames.Cases,
        .. S10_7_ViolationsAnywhere.Cases,
        .. S07_8_Upgrade.Cases,
        .. S02_2_MessageParsing.Cases,
        .. S03_2_Host.Cases,
        .. S05_FieldSyntax.Cases,
        .. S06_3_MessageBodyLength.Cases,
        .. HeaderFloods.Cases,
        .. ReplyFloods.Cases,
        .. IncompleteHandshakes.Cases,
        .. FrameFloods.Cases,
        .. HostileSegments.Cases,
        .. MessageLimits.Cases,
        .. S05_Negotiation.Cases,
        .. S06_Framing.Cases,
        .. S06_Utf8.Cases,
        .. S07_1_BadParameters.Cases,
        .. S07_1_GoodParameters.Cases,
        .. S07_ReadingResponse.Cases,
        .. S07_2_1_Sending.Cases,
        .. S07_2_2_Context.Cases,
        .. S07_2_2_ClientContext.Cases,
        .. S07_2_2_LaterMessages.Cases,
        .. S07_2_2_Blocks.Cases,
        .. S07_2_3_Examples.Cases,
        .. S08_Security.Cases,
        .. S03_2_BrokenData.Cases,
    ];

    private static readonly FrozenDictionary<string, ConformanceCase> ById = All.ToFrozenDictionary(c => c.Id);

    /// <summary>The case with this id, or null.</summary>
    public static ConformanceCase? Find(string id) => ById.GetValueOrDefault(id);
}
