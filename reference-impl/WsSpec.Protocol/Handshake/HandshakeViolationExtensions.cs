namespace WsSpec.Protocol.Handshake;

/// <summary>
/// The two facts every <see cref="HandshakeViolation"/> knows: the requirement it breaks and the HTTP status that answers it.
/// </summary>
public static class HandshakeViolationExtensions
{
    /// <summary>The id of the broken requirement in <c>corpus/requirements.tsv</c>.</summary>
    public static string RequirementId(this HandshakeViolation violation) => violation switch
    {
        HandshakeViolation.NotHttp => "9112-2.2-05",
        HandshakeViolation.HeadTooLong => "6455-10.1-02",
        HandshakeViolation.TooManyFields => "6455-10.1-02",
        HandshakeViolation.BareCarriageReturn => "9112-2.2-01",
        HandshakeViolation.BareLineFeed => "9112-2.2-02",
        HandshakeViolation.WhitespaceBeforeFirstField => "9112-2.2-04",
        HandshakeViolation.ObsoleteLineFolding => "9112-5.2-01",
        HandshakeViolation.WhitespaceBeforeColon => "9112-5.1-01",
        HandshakeViolation.MalformedField => "6455-4.2.1-03",
        HandshakeViolation.HttpVersionTooOld => "6455-4.2.1-05",
        HandshakeViolation.MethodNotGet => "6455-4.2.1-04",
        HandshakeViolation.InvalidRequestTarget => "6455-3-11",
        HandshakeViolation.HostMissing => "9112-3.2-01",
        HandshakeViolation.HostRepeated => "9112-3.2-02",
        HandshakeViolation.HostInvalid => "9112-3.2-02",
        HandshakeViolation.InvalidBodyFraming => "9112-6.3-01",
        HandshakeViolation.RequestBody => "9110-7.8-08",
        HandshakeViolation.UpgradeMissing => "6455-4.2.1-08",
        HandshakeViolation.UpgradeNotWebSocket => "6455-4.2.1-09",
        HandshakeViolation.ConnectionMissing => "6455-4.2.1-12",
        HandshakeViolation.ConnectionWithoutUpgrade => "6455-4.2.1-13",
        HandshakeViolation.VersionMissing => "6455-4.2.1-18",
        HandshakeViolation.VersionRepeated => "6455-4.2.1-25",
        HandshakeViolation.VersionMalformed => "6455-4.3-05",
        HandshakeViolation.VersionUnsupported => "6455-4.2.2-09",
        HandshakeViolation.KeyMissing => "6455-4.2.1-15",
        HandshakeViolation.KeyRepeated => "6455-4.2.1-25",
        HandshakeViolation.KeyNotBase64 => "6455-4.2.1-16",
        HandshakeViolation.KeyOfWrongLength => "6455-4.2.1-17",
        HandshakeViolation.SubprotocolsMalformed => "6455-4.2.1-23",
        HandshakeViolation.ExtensionsMalformed => "6455-9.1-02",
        HandshakeViolation.ResponseStatusLineMalformed => "6455-4.1-57",
        HandshakeViolation.ResponseHttpVersionTooOld => "6455-4.1-57",
        HandshakeViolation.ResponseStatusNot101 => "6455-4.1-44",
        HandshakeViolation.ResponseBody => "6455-4.1-57",
        HandshakeViolation.ResponseUpgradeMissing => "6455-4.1-47",
        HandshakeViolation.ResponseUpgradeNotWebSocket => "6455-4.1-48",
        HandshakeViolation.ResponseConnectionMissing => "6455-4.1-49",
        HandshakeViolation.ResponseConnectionWithoutUpgrade => "6455-4.1-50",
        HandshakeViolation.ResponseAcceptMissing => "6455-4.1-51",
        HandshakeViolation.ResponseAcceptRepeated => "6455-4.1-57",
        HandshakeViolation.ResponseAcceptWrong => "6455-4.1-53",
        HandshakeViolation.ResponseSubprotocolMalformed => "6455-4.3-10",
        HandshakeViolation.ResponseSubprotocolNotOffered => "6455-4.1-56",
        HandshakeViolation.ResponseExtensionsMalformed => "6455-9.1-02",
        HandshakeViolation.ResponseExtensionNotOffered => "6455-4.1-55",
        HandshakeViolation.ResponseExtensionsUnacceptable => "7692-5-20",
        _ => throw new ArgumentOutOfRangeException(nameof(violation), violation, null),
    };

    /// <summary>
    /// The status with which a server refuses the handshake (section 4.2.1). What only a client can find has no answer: it hangs up.
    /// </summary>
    public static int Status(this HandshakeViolation violation) => violation switch
    {
        HandshakeViolation.HeadTooLong or HandshakeViolation.TooManyFields => 431,
        HandshakeViolation.MethodNotGet => 405,
        HandshakeViolation.UpgradeMissing or HandshakeViolation.UpgradeNotWebSocket or HandshakeViolation.VersionUnsupported => 426,
        _ => 400,
    };
}
