namespace WsSpec.Protocol.Handshake;

/// <summary>
/// What a peer can do wrong in the opening handshake. Names that begin with Response are found by a client, the others by a server, and
/// those about the form of a head by both.
/// </summary>
public enum HandshakeViolation
{
    NotHttp,
    HeadTooLong,
    TooManyFields,
    BareCarriageReturn,
    BareLineFeed,
    WhitespaceBeforeFirstField,
    ObsoleteLineFolding,
    WhitespaceBeforeColon,
    MalformedField,

    HttpVersionTooOld,
    MethodNotGet,
    InvalidRequestTarget,
    HostMissing,
    HostRepeated,
    HostInvalid,
    InvalidBodyFraming,
    RequestBody,
    UpgradeMissing,
    UpgradeNotWebSocket,
    ConnectionMissing,
    ConnectionWithoutUpgrade,
    VersionMissing,
    VersionRepeated,
    VersionMalformed,
    VersionUnsupported,
    KeyMissing,
    KeyRepeated,
    KeyNotBase64,
    KeyOfWrongLength,
    SubprotocolsMalformed,
    ExtensionsMalformed,

    ResponseStatusLineMalformed,
    ResponseHttpVersionTooOld,
    ResponseStatusNot101,
    ResponseBody,
    ResponseUpgradeMissing,
    ResponseUpgradeNotWebSocket,
    ResponseConnectionMissing,
    ResponseConnectionWithoutUpgrade,
    ResponseAcceptMissing,
    ResponseAcceptRepeated,
    ResponseAcceptWrong,
    ResponseSubprotocolMalformed,
    ResponseSubprotocolNotOffered,
    ResponseExtensionsMalformed,
    ResponseExtensionNotOffered,

    /// <summary>An extension that was offered is accepted in a way that its own document does not allow.</summary>
    ResponseExtensionsUnacceptable,
}
