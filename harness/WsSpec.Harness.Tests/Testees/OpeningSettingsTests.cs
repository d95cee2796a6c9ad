using NUnit.Framework;
using WsSpec.Harness.Testees;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Testees;

public sealed class OpeningSettingsTests
{
    private static readonly OpeningSettings Settings = new()
    {
        Scheme = "https",
        Host = "a.example:8443",
        RequestTarget = "/chat",
        Subprotocol = "soap",
    };

    [Test]
    public void EveryPlaceHasItsValue() => Assert.That(
        Enum.GetValues<Place>().Select(place => Settings.Places("dGhlIHNhbXBsZSBub25jZQ==")[place]),
        Is.EqualTo((string[])
        [
            "https", "a.example:8443", "/chat", "https://a.example:8443", "soap", "SOAP", "soa", "dGhlIHNhbXBsZSBub25jZQ==",
            "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "S3PplmbItXAq9KygZZHzrBk+XoO=", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo",
        ]));

    [Test]
    public void AnOriginThatTheTesteeAcceptsTakesThePlaceOfItsOwn() =>
        Assert.That((Settings with { Origin = "https://b.example" }).Places(null)[Place.Origin], Is.EqualTo("https://b.example"));

    [Test]
    public void AHostThatIsNotKnownIsNoAuthority() => Assert.That((Settings with { Host = "" }).Authority, Is.Null);
}
