using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Patterns;

/// <summary>A statement about the permessage-deflate of a 101; it holds of itself where that is declined.</summary>
public abstract record DeflateFieldRule : FieldRule
{
    public override bool Holds(ResponseSeen response) =>
        DeflateAgreement.In(response.Head) is not { } agreement || Holds(agreement, Offers(response));

    /// <summary>Whether it holds of what was agreed, given the elements of the request that could be meant.</summary>
    private protected abstract bool Holds(DeflateAgreement agreement, ImmutableArray<ExtensionElement> offers);

    private static ImmutableArray<ExtensionElement> Offers(ResponseSeen response) => response.Request is { } request
        ? [.. ExtensionElement.In(request).Where(e => e.Name == DeflateAgreement.ExtensionName)]
        : [];
}

/// <summary>There is one element at most.</summary>
public sealed record DeflateAcceptedOnce : FieldRule
{
    public override bool Holds(ResponseSeen response) =>
        ExtensionElement.In(response.Head).Count(e => e.Name == DeflateAgreement.ExtensionName) <= 1;

    public override string Describe() => "with permessage-deflate at most once";
}

/// <summary>There are several elements.</summary>
public sealed record DeflateAcceptedTwice : FieldRule
{
    public override bool Holds(ResponseSeen response) => !new DeflateAcceptedOnce().Holds(response);

    public override string Describe() => "with permessage-deflate more than once";
}

/// <summary>No parameter is there twice.</summary>
public sealed record UnrepeatedDeflateParameters : DeflateFieldRule
{
    public override string Describe() => "without repeated parameters";

    private protected override bool Holds(DeflateAgreement agreement, ImmutableArray<ExtensionElement> offers) =>
        agreement.Element.Parameters.DistinctBy(p => p.Name).Count() == agreement.Element.Parameters.Length;
}

/// <summary>The parameter has no value, if it is there.</summary>
public sealed record ValuelessDeflateParameter(string Parameter) : DeflateFieldRule
{
    public override string Describe() => $"with {Parameter} without a value, or without it";

    private protected override bool Holds(DeflateAgreement agreement, ImmutableArray<ExtensionElement> offers) =>
        agreement.Element.Value(Parameter) is null;
}

/// <summary>The parameter is a decimal number from 8 to 15 without leading zeros, if it is there.</summary>
public sealed record WindowBitsInRange(string Parameter) : DeflateFieldRule
{
    public override string Describe() => $"with {Parameter} from 8 to 15, or without it";

    private protected override bool Holds(DeflateAgreement agreement, ImmutableArray<ExtensionElement> offers) =>
        !agreement.Element.Has(Parameter) || DeflateAgreement.ReadWindowBits(agreement.Element.Value(Parameter)) is not null;
}

/// <summary>The server promises to drop its context if every offer asks for that.</summary>
public sealed record GrantsServerNoContextTakeover : DeflateFieldRule
{
    public override string Describe() => $"with {DeflateAgreement.ServerNoContextTakeover} as offered";

    private protected override bool Holds(DeflateAgreement agreement, ImmutableArray<ExtensionElement> offers) =>
        agreement.Element.Has(DeflateAgreement.ServerNoContextTakeover)
        || offers.IsEmpty
        || offers.Any(offer => !offer.Has(DeflateAgreement.ServerNoContextTakeover));
}

/// <summary>The server's window is no larger than one of the offers allows.</summary>
public sealed record GrantsServerWindow : DeflateFieldRule
{
    public override string Describe() => $"with {DeflateAgreement.ServerMaxWindowBits} no larger than offered";

    private protected override bool Holds(DeflateAgreement agreement, ImmutableArray<ExtensionElement> offers) =>
        offers.IsEmpty || offers.Any(offer =>
        DeflateAgreement.ReadWindowBits(offer.Value(DeflateAgreement.ServerMaxWindowBits)) is not { } limit
        || agreement.WindowBits(Role.Server) <= limit);
}

/// <summary>The server's window holds less than 1,024 octets (section 7.3).</summary>
public sealed record TinyServerWindow : DeflateFieldRule
{
    private const int UsefulWindowBits = 10;

    public override string Describe() => $"with {DeflateAgreement.ServerMaxWindowBits} below {UsefulWindowBits}";

    private protected override bool Holds(DeflateAgreement agreement, ImmutableArray<ExtensionElement> offers) =>
        agreement.WindowBits(Role.Server) < UsefulWindowBits;
}

/// <summary>The client's window is limited only if the client has said that it understands this.</summary>
public sealed record OnlyOfferedClientWindow : DeflateFieldRule
{
    public override string Describe() => $"with {DeflateAgreement.ClientMaxWindowBits} only if it is offered";

    private protected override bool Holds(DeflateAgreement agreement, ImmutableArray<ExtensionElement> offers) =>
        !agreement.Element.Has(DeflateAgreement.ClientMaxWindowBits)
            || offers.Any(offer => offer.Has(DeflateAgreement.ClientMaxWindowBits));
}

/// <summary>The client's window is no larger than one of the offers hints.</summary>
public sealed record WithinHint : DeflateFieldRule
{
    public override string Describe() => $"with {DeflateAgreement.ClientMaxWindowBits} no larger than hinted";

    private protected override bool Holds(DeflateAgreement agreement, ImmutableArray<ExtensionElement> offers) => offers.Any(offer =>
        DeflateAgreement.ReadWindowBits(offer.Value(DeflateAgreement.ClientMaxWindowBits)) is not { } hint
        || DeflateAgreement.ReadWindowBits(agreement.Element.Value(DeflateAgreement.ClientMaxWindowBits)) <= hint);
}
