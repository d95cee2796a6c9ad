using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Tests.Driving;

public sealed class ComposerProperties
{
    private static readonly Gen<string> HeaderText =
        from parts in Gen.OneOf(
            Gen.Elements(Enum.GetValues<Place>()).Select(HeadTemplate.Notation),
            Gen.Elements("{", "}", "{{key}}", "{nobody}", "$0", "é", "€", " "),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get)).ListOf(4)
        select string.Concat(parts);

    [Property]
    public Property WhateverAUserHeaderContainsItsOctetsAppearVerbatim() =>
        Prop.ForAll(HeaderText.ToArbitrary(), HeaderText.ToArbitrary(), (name, value) =>
    {
        var request = Composer(new HeaderField(name, value)).Compose(RawRequest.Baseline);
        return request.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\r\n{name}: {value}\r\n")) > 0;
    });

    [Property]
    public bool AUserHeaderChangesNothingElse(NonNull<string> value)
    {
        var field = new HeaderField("X-Token", value.Get);
        var line = Encoding.UTF8.GetBytes($"X-Token: {value.Get}\r\n");
        var with = Composer(field).Compose(RawRequest.Baseline);
        var at = with.AsSpan().LastIndexOf(line);
        byte[] without = [.. with[..at], .. with[(at + line.Length)..]];
        return without.AsSpan().SequenceEqual(Composer().Compose(RawRequest.Baseline));
    }

    [Test]
    public void TheValuesOfOptionsAreNotReadForPlacesEither()
    {
        var settings = Settings with { Origin = "{key}", Subprotocol = "{host}", RequestTarget = "/{accept}" };
        var request = RawRequest.Baseline.Plus("Origin", "{origin}").Plus("Sec-WebSocket-Protocol", "{subprotocol}");
        Assert.That(Characters(new Composer(settings, Role.Client, 1, "a/b").Compose(request)), Does.StartWith("GET /{accept} HTTP/1.1\r\n")
            .And.Contains("\r\nOrigin: {key}\r\n").And.Contains("\r\nSec-WebSocket-Protocol: {host}\r\n"));
    }

    [Test]
    public void AHeaderThatTheRequestHasIsNotAddedToIt() =>
        Assert.That(
            Characters(Composer(new HeaderField("host", "other.example")).Compose(RawRequest.Baseline)), Does.Not.Contain("other.example"));

    [Test]
    public void ACookieOfTheCaseIsPutToTheUsers() => Assert.That(
        Characters(Composer(new HeaderField("cookie", "session={key}")).Compose(RawRequest.Baseline.Plus("Cookie", "a=1"))),
        Does.Contain("\r\nCookie: session={key}; a=1\r\n").And.Not.Contain("\r\ncookie"));

    [TestCase("chat, superchat", null, "chat")]
    [TestCase("chat, superchat", "superchat", "superchat")]
    [TestCase("chat", "other", null)]
    [TestCase("chat", "", null)]
    [TestCase("{accept}", null, "{accept}")]
    [TestCase(null, null, null)]
    public void AnAcceptanceSelectsAnOfferedSubprotocol(string? offered, string? wanted, string? selected)
    {
        var field = offered is null ? "" : $"Sec-WebSocket-Protocol: {offered}\r\n";
        var request = TapHead.Parse(Encoding.Latin1.GetBytes($"GET / HTTP/1.1\r\n{field}\r\n"));
        var response = Characters(
            new Composer(Settings with { Subprotocol = wanted }, Role.Server, 1, "a/b").Compose(RawResponse.Baseline, request));
        Assert.That(
            TapHead.Parse(Encoding.Latin1.GetBytes(response)).Values("Sec-WebSocket-Protocol"),
            Is.EqualTo(selected is null ? Array.Empty<string>() : [selected]));
    }

    [Test]
    public void ACaseAboutSubprotocolsSelectsItself() => Assert.That(
        Characters(new Composer(Settings, Role.Server, 1, "a/b").Compose(
            RawResponse.Baseline.Plus("Sec-WebSocket-Protocol", "x"),
            TapHead.Parse("GET / HTTP/1.1\r\nSec-WebSocket-Protocol: chat\r\n\r\n"u8.ToArray()))),
        Does.Not.Contain("chat"));

    [Property]
    public bool TheSameSeedAndIdMakeTheSameOctets(int seed, NonNull<string> id)
    {
        var (one, other) = (new Composer(Settings, Role.Client, seed, id.Get), new Composer(Settings, Role.Client, seed, id.Get));
        return one.Compose(RawRequest.Baseline).AsSpan().SequenceEqual(other.Compose(RawRequest.Baseline))
            && one.Compose(Text("a")).Span.SequenceEqual(other.Compose(Text("a")).Span);
    }

    [Test]
    public void EachCaseHasANonceOfItsOwn() => Assert.That(
        Enumerable.Range(0, 100).Select(i => Key(new Composer(Settings, Role.Client, 1, $"a/{i}").Compose(RawRequest.Baseline))).Distinct()
            .Count(),
        Is.EqualTo(100));

    [Test]
    public void AResponseHasTheAcceptValueOfItsRequest()
    {
        var request = TapHead.Parse(Composer().Compose(RawRequest.Baseline));
        var response = TapHead.Parse(Composer().Compose(RawResponse.Baseline, request));
        Assert.That(response.Value("Sec-WebSocket-Accept"), Is.EqualTo(AcceptKey.Compute(request.Value("Sec-WebSocket-Key")!)));
    }

    [Test]
    public void AResponseToNoRequestHasNoAcceptValue() =>
        Assert.That(TapHead.Parse(Composer().Compose(RawResponse.Baseline, null)).Value("Sec-WebSocket-Accept"), Is.Empty);

    [Property]
    public bool TheBordersAreTheEndsOfTheFrames(byte[][] payloads)
    {
        var (octets, borders) = Composer().Compose([.. payloads.Select(Binary)]);
        var frames = Wired.Decode(Role.Client, octets.ToArray());
        return frames.Select(f => Convert.ToHexString(f.Payload.Span)).SequenceEqual(payloads.Select(Convert.ToHexString))
            && borders.Count == payloads.Length
            && borders.Zip(frames).All(pair => Wired.Decode(Role.Client, octets[..pair.First].ToArray())[^1].IsComplete)
            && (payloads.Length == 0 || borders[^1] == octets.Length);
    }

    private static OpeningSettings Settings { get; } = new() { Host = "a.example", RequestTarget = "/" };

    private static Composer Composer(params HeaderField[] headers) =>
        new(Settings with { Fields = [.. headers.Select(field => new SuppliedField(field, FieldOrigin.CommandLine))] }, Role.Client,
            seed: 1, "family/case");

    private static string Key(byte[] request) => TapHead.Parse(request).Value("Sec-WebSocket-Key")!;

    private static string Characters(byte[] octets) => Encoding.Latin1.GetString(octets);
}
