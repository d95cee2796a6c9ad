using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Judging;

/// <summary>
/// The diagnosis of a wrong accept value, against computations of our own: a mistake that is made is the one that is named, and nothing
/// that is right is called wrong.
/// </summary>
public sealed class AcceptKeyDiagnosisProperties
{
    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static readonly Gen<string> Keys = Gen.Choose(0, 255).Select(octet => (byte)octet).ArrayOf(16).Select(Convert.ToBase64String);

    private static readonly (string Words, Func<string, string> Make)[] Mistakes =
    [
        ("hexadecimal digest, not of its 20 octets", key => Base64(Encoding.ASCII.GetBytes(Hex(key + Guid).ToLowerInvariant()))),
        ("upper-case hexadecimal digest", key => Base64(Encoding.ASCII.GetBytes(Hex(key + Guid)))),
        ("hexadecimal digest, not base64", key => Hex(key + Guid).ToLowerInvariant()),
        ("decoded from base64 before hashing", key =>
            Base64(SHA1.HashData([.. Convert.FromBase64String(key), .. Encoding.ASCII.GetBytes(Guid)]))),
        ("to lower case before hashing", key => Sha1(key.ToLowerInvariant() + Guid)),
        ("to upper case before hashing", key => Sha1(key.ToUpperInvariant() + Guid)),
        ("whitespace before it", key => Sha1($"\t {key}{Guid}")),
        ("whitespace behind it", key => Sha1($"{key}  {Guid}")),
        ("whitespace around it", key => Sha1($"\t {key}  {Guid}")),
        ("line end", key => Sha1($"{key}\r\n{Guid}")),
        ("padding of the key was cut off", key => Sha1(key[..22] + Guid)),
        ("GUID is missing", Sha1),
        ("GUID stands before the key", key => Sha1(Guid + key)),
        ("GUID is in lower case", key => Sha1(key + Guid.ToLowerInvariant())),
        ("GUID is in braces", key => Sha1($"{key}{{{Guid}}}")),
        ("SHA-256, not SHA-1", key => Base64(SHA256.HashData(Encoding.ASCII.GetBytes(key + Guid)))),
        ("MD5, not SHA-1", key => Base64(MD5.HashData(Encoding.ASCII.GetBytes(key + Guid)))),
        ("padding of the accept value is missing", key => Right(key)[..27]),
        ("URL-safe alphabet", key => Right(key).Replace('+', '-').Replace('/', '_')),
        ("is quoted", key => $"\"{Right(key)}\""),
        ("the key itself", key => key),
        ("constant of the example", _ => "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
    ];

    [Property]
    public Property TheRightValueIsNeverDiagnosed() => Prop.ForAll(Keys.ToArbitrary(), key => Diagnose(key, Right(key)) is null);

    [Property]
    public Property AnyOtherValueIsDiagnosedWithTheRightOneBesideIt() => Prop.ForAll(
        Keys.ToArbitrary(),
        Gen.Elements("", "A", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "websocket").ToArbitrary(),
        (key, value) => Diagnose(key, value) is { } diagnosis && diagnosis.Contains(Right(key), StringComparison.Ordinal));

    [Property(MaxTest = 500)]
    public Property EachMistakeIsNamed() => Prop.ForAll(
        Keys.ToArbitrary(),
        Gen.Elements(Mistakes).ToArbitrary(),
        (key, mistake) => mistake.Make(key) is var value
            && (value == Right(key) || Diagnose(key, value)?.Contains(mistake.Words, StringComparison.Ordinal) == true));

    [Test]
    public void TheMistakesOfTheExampleKeyAreAllDifferent() =>
        Assert.That(Mistakes.SkipLast(1).Select(m => m.Make("dGhlIHNhbXBsZSBub25jZQ==")), Is.Unique);

    [Test]
    public void AMissingValueIsNamed() => Assert.That(Diagnose("dGhlIHNhbXBsZSBub25jZQ=="), Does.Contain("missing"));

    [Test]
    public void TwoValuesAreCountedEvenWhenBothAreRight() => Assert.That(
        Diagnose("dGhlIHNhbXBsZSBub25jZQ==", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
        Does.Contain("2 times"));

    [Test]
    public void ARefusalIsNotDiagnosed() =>
        Assert.That(AcceptKeyDiagnosis.Of(Response("HTTP/1.1 400 Bad Request", Request("a"), [])), Is.Null);

    [Test]
    public void WithoutAKeyThereIsNothingToDiagnose() =>
        Assert.That(AcceptKeyDiagnosis.Of(Response("HTTP/1.1 101", TapHead.Parse("GET / HTTP/1.1\r\n\r\n"u8.ToArray()), [])), Is.Null);

    [Test]
    public void TheValueOfAPeerIsEscaped() => Assert.That(Diagnose("a", "\u001B[31m"), Does.Not.Contain("\u001B"));

    private static string? Diagnose(string key, params string[] values) =>
        AcceptKeyDiagnosis.Of(Response("HTTP/1.1 101 Switching Protocols", Request(key), values));

    private static TapHead Request(string key) =>
        TapHead.Parse(Encoding.Latin1.GetBytes($"GET / HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Key:\t {key}  \r\n\r\n"));

    private static ResponseSeen Response(string statusLine, TapHead request, string[] values) => new(
        TimeSpan.Zero,
        TapHead.Parse(
            Encoding.Latin1.GetBytes($"{statusLine}\r\n{string.Concat(values.Select(v => $"Sec-WebSocket-Accept: {v}\r\n"))}\r\n")),
        request);

    private static string Right(string key) => Sha1(key + Guid);

    private static string Sha1(string text) => Base64(SHA1.HashData(Encoding.ASCII.GetBytes(text)));

    private static string Hex(string text) => Convert.ToHexString(SHA1.HashData(Encoding.ASCII.GetBytes(text)));

    private static string Base64(byte[] octets) => Convert.ToBase64String(octets);
}
