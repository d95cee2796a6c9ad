namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>The requirement that every <see cref="DeflateViolation"/> breaks.</summary>
public static class DeflateViolationExtensions
{
    /// <summary>
    /// The id of the broken requirement in <c>corpus/requirements.tsv</c>; the same fault in an offer and in a response breaks two.
    /// </summary>
    /// <param name="finder">The role of the endpoint that finds it.</param>
    public static string RequirementId(this DeflateViolation violation, Role finder) => (violation, finder) switch
    {
        (DeflateViolation.UndefinedParameter, Role.Server) => "7692-7-01",
        (DeflateViolation.UndefinedParameter, _) => "7692-7-05",
        (DeflateViolation.RepeatedParameter, Role.Server) => "7692-7-03",
        (DeflateViolation.RepeatedParameter, _) => "7692-7-07",
        (DeflateViolation.ServerNoContextTakeoverWithValue, Role.Server) => "7692-7.1.1.1-02",
        (DeflateViolation.ServerNoContextTakeoverWithValue, _) => "7692-7.1.1.1-05",
        (DeflateViolation.ClientNoContextTakeoverWithValue, Role.Server) => "7692-7.1.1.2-02",
        (DeflateViolation.ClientNoContextTakeoverWithValue, _) => "7692-7.1.1.2-06",
        (DeflateViolation.ServerMaxWindowBitsWithoutValue, Role.Server) => "7692-7.1.2.1-03",
        (DeflateViolation.ServerMaxWindowBitsInvalid, Role.Server) => "7692-7.1.2.1-02",
        (DeflateViolation.ServerMaxWindowBitsWithoutValue or DeflateViolation.ServerMaxWindowBitsInvalid, _) => "7692-7.1.2.1-07",
        (DeflateViolation.ClientMaxWindowBitsInvalid, Role.Server) => "7692-7.1.2.2-02",
        (DeflateViolation.ClientMaxWindowBitsWithoutValue or DeflateViolation.ClientMaxWindowBitsInvalid, _) => "7692-7.1.2.2-07",
        (DeflateViolation.UnsupportedConfiguration, Role.Server) => "7692-7-04",
        (DeflateViolation.UnsupportedConfiguration, _) => "7692-7-08",
        (DeflateViolation.ResponseAcceptsTwice, _) => "7692-5-14",
        (DeflateViolation.ResponseWithoutServerNoContextTakeover, _) => "7692-7.1.1.1-04",
        (DeflateViolation.ResponseWithoutServerMaxWindowBits, _) => "7692-7.1.2.1-06",
        (DeflateViolation.ResponseServerMaxWindowBitsTooLarge, _) => "7692-7.1.2.1-06",
        (DeflateViolation.ResponseClientMaxWindowBitsNotOffered, _) => "7692-7.1.2.2-08",
        (DeflateViolation.EmptyPayload, _) => "7692-7.2.3.6-02",
        (DeflateViolation.ReservedBlockType, _) => "1951-3.2.3-01",
        (DeflateViolation.StoredLengthMismatch, _) => "1951-3.2.4-01",
        (DeflateViolation.TooManyCodes, _) => "1951-3.2.5-01",
        (DeflateViolation.InvalidCodeLengths, _) => "7692-6.2-03",
        (DeflateViolation.InvalidSymbol, _) => "1951-3.2.5-01",
        (DeflateViolation.DistanceTooFar, _) => "1951-3.2.5-01",
        (DeflateViolation.Unfinished, _) => "7692-6.2-03",
        _ => throw new ArgumentOutOfRangeException(nameof(violation), violation, null),
    };
}
