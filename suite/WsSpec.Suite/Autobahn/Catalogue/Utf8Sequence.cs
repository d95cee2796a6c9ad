namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>Octets that are a whole text message or not.</summary>
/// <param name="Group">What its group is about.</param>
internal sealed record Utf8Sequence(string Id, string Group, byte[] Octets, bool IsValid);
