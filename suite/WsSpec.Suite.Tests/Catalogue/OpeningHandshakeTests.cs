using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Tests.Judging;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Tests.Judging.Judged;

namespace WsSpec.Suite.Tests.Catalogue;

/// <summary>
/// Cases about the opening handshake, put to made-up servers: the right ones pass, and each wrong one breaks what it breaks.
/// </summary>
public sealed class OpeningHandshakeTests
{
    private static readonly RawResponse Accepts = RawResponse.Baseline;

    private static readonly RawResponse BadRequest = Status("400 Bad Request");

    private static readonly RawRequest OffersX = Offers("Sec-WebSocket-Extensions", "x");

    [TestCase("key/missing-field-is-refused", "6455-4.2.1-15")]
    [TestCase("method/only-get-opens-a-websocket/post", "6455-4.2.1-04")]
    [TestCase("http-version/below-http-1.1-is-refused/1.0", "9110-7.8-07")]
    [TestCase("connection/without-upgrade-token-is-refused/x-upgrade", "6455-4.2.1-13")]
    [TestCase("version/malformed-is-refused/leading-zero", "6455-4.2.1-19")]
    [TestCase("letter-case/only-ascii-letters-fold/kelvin-sign-in-upgrade", "6455-2.1-01")]
    public void WhatHasToBeRefusedFailsOnlyWhenItIsAccepted(string id, string requirement)
    {
        AssertVerdict(id, Verdict.Pass, null, Answer(BadRequest));
        AssertVerdict(id, Verdict.Informational, null, Answer(Status("200 OK")));
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.InvalidHandshakeGetsFittingStatus, Answer(Status("500 Internal Server Error")));
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.InvalidHandshakeGetsFittingStatus, Request().Ends());
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.InvalidHandshakeGetsFittingStatus, Request().FallsSilent());
        AssertVerdict(id, Verdict.Fail, new(requirement), Answer(Accepts));
    }

    [TestCase("connection/upgrade-token-anywhere-is-accepted/last", Verdict.Fail)]
    [TestCase("upgrade/list-with-websocket-is-accepted/last", Verdict.NonStrict)]
    [TestCase("http-message/leading-empty-line-is-skipped", Verdict.NonStrict)]
    [TestCase("request-delivery/octet-by-octet", Verdict.Fail)]
    public void WhatHasToBeAcceptedIsGradedByTheRequirement(string id, Verdict refused)
    {
        AssertVerdict(id, Verdict.Pass, null, Answer(Accepts));
        AssertVerdict(id, refused, Case(id).Covers[0], Answer(BadRequest));
        AssertVerdict(id, refused, Case(id).Covers[0], Request().Ends());
    }

    [Test]
    public void WhereHttpNamesTheStatusAnotherIsLessFitting()
    {
        AssertVerdict("host/missing-field-is-refused", Verdict.Pass, null, Answer(BadRequest));
        AssertVerdict(
            "host/missing-field-is-refused", Verdict.NonStrict, Rfc6455.InvalidHandshakeGetsFittingStatus, Answer(Status("404 Not Found")));
        AssertVerdict("host/missing-field-is-refused", Verdict.Fail, Rfc9112.MissingHostGets400, Answer(Accepts));
    }

    [Test]
    public void AWrongAcceptValueFailsWithItsDiagnosis()
    {
        var judgement = Judge("accept-key/random-key/1", Answer(Accepts.With("Sec-WebSocket-Accept", "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=")));
        Assert.That(judgement, Is.EqualTo(judgement with { Verdict = Verdict.Fail, Breaks = Rfc6455.ResponseHasAccept }));
        Assert.That(judgement.Diagnosis, Does.Contain("GUID is missing"));
        AssertVerdict("accept-key/random-key/1", Verdict.Pass, null, Answer(Accepts));
    }

    [TestCase("426 Upgrade Required", "13", "websocket", Verdict.Pass, null)]
    [TestCase("400 Bad Request", "13, 8", null, Verdict.Pass, null)]
    [TestCase("400 Bad Request", "8", null, Verdict.Fail, "6455-4.2.2-10")]
    [TestCase("426 Upgrade Required", null, "websocket", Verdict.Fail, "6455-4.2.2-10")]
    public void TheRefusalOfAVersionListsTheSupportedOnes(
        string status, string? versions, string? upgrade, Verdict verdict, string? breaks) =>
        AssertVerdict(
            "version/refusal-lists-the-supported-versions", verdict, Requirement(breaks), Answer(Refusal(status, versions, upgrade)));

    [TestCase("426 Upgrade Required", "websocket", "Upgrade", Verdict.Pass, null)]
    [TestCase("426 Upgrade Required", "websocket", null, Verdict.Fail, "9110-7.8-06")]
    [TestCase("426 Upgrade Required", null, null, Verdict.Fail, "9110-15.5.22-01")]
    [TestCase("400 Bad Request", null, null, Verdict.Pass, null)]
    public void Status426NamesTheProtocol(string status, string? upgrade, string? connection, Verdict verdict, string? breaks)
    {
        var response = Refusal(status, "13", upgrade);
        response = connection is null ? response : response.Plus("Connection", connection);
        AssertVerdict("version/status-426-names-the-protocol", verdict, Requirement(breaks), Answer(response));
    }

    [TestCase("8, 13", Verdict.Pass)]
    [TestCase("013", Verdict.Fail)]
    [TestCase("256", Verdict.Fail)]
    [TestCase("hybi-13", Verdict.Fail)]
    public void TheListOfVersionsIsOneOfNumbers(string versions, Verdict verdict) =>
        Assert.That(
            Judge("version/refusal-lists-numbers-only", Answer(Refusal("400 Bad Request", versions, null))).Verdict, Is.EqualTo(verdict));

    [Test]
    public void AnUnknownSubprotocolIsAnsweredByNoneOrByNoConnection()
    {
        const string id = "subprotocol/unknown-offers-are-not-answered-with-another/one";
        var request = Offers("Sec-WebSocket-Protocol", "x-wsspec-unknown");
        AssertVerdict(id, Verdict.Informational, null, Answer(Accepts, request));
        AssertVerdict(id, Verdict.Informational, null, Answer(BadRequest, request));
        AssertVerdict(id, Verdict.Informational, null, Answer(Accepts.Plus(Selects("x-wsspec-unknown")), request));
        AssertVerdict(id, Verdict.Fail, Rfc6455.NoSubprotocolUnlessSuitable, Answer(Accepts.Plus(Selects("chat")), request));
        AssertVerdict(id, Verdict.Fail, Rfc6455.NoEmptySubprotocol, Answer(Accepts.Plus(Selects("")), request));
        AssertVerdict(id, Verdict.Fail, Rfc6455.ResponseSubprotocolAtMostOnce, Answer(Accepts.Plus(Selects("a"), Selects("a")), request));
    }

    [Test]
    public void ANamedSubprotocolIsSelectedToTheLetter()
    {
        const string id = "subprotocol/selected-one-was-offered/last";
        var request = Offers("Sec-WebSocket-Protocol", "x-wsspec-unknown, chat");
        AssertVerdict(id, Verdict.Pass, null, Answer(Accepts.Plus(Selects("chat")), request));
        AssertVerdict(id, Verdict.Informational, null, Answer(Accepts, request));
        AssertVerdict(id, Verdict.Fail, Rfc6455.SubprotocolFromOffers, Answer(Accepts.Plus(Selects("Chat")), request));
        AssertVerdict(id, Verdict.Fail, Rfc6455.SubprotocolFromOffers, Answer(Accepts.Plus(Selects("x-wsspec-unknown, chat")), request));
        AssertVerdict(id, Verdict.Fail, Rfc6455.OptionalWhitespace, Answer(BadRequest, request));
    }

    [Test]
    public void AMalformedExtensionListIsRefusedAndNotPassedOver()
    {
        const string id = "extensions/malformed-list-is-refused/trailing-semicolon";
        AssertVerdict(id, Verdict.Pass, null, Answer(BadRequest, OffersX));
        AssertVerdict(id, Verdict.Fail, Rfc6455.MalformedExtensionsFail, Answer(Accepts, OffersX));
        AssertVerdict(id, Verdict.Fail, Rfc6455.MalformedExtensionsFail, Answer(Accepts.Plus("Sec-WebSocket-Extensions", "x"), OffersX));
        AssertVerdict(
            "extensions/malformed-list-is-refused/empty",
            Verdict.NonStrict,
            Rfc6455.InvalidHandshakeGetsFittingStatus,
            Answer(Accepts, OffersX));
    }

    [Test]
    public void AnUnknownExtensionIsDeclinedAndNothingElse()
    {
        const string id = "extensions/unknown-offers-are-declined/one";
        AssertVerdict(id, Verdict.Pass, null, Answer(Accepts, OffersX));
        AssertVerdict(
            id, Verdict.NonStrict, Rfc6455.ExtensionNamesRegistered, Answer(Accepts.Plus("Sec-WebSocket-Extensions", "x"), OffersX));
        AssertVerdict(
            id, Verdict.Fail, Rfc6455.NoUnlistedExtension, Answer(Accepts.Plus("Sec-WebSocket-Extensions", "permessage-deflate"), OffersX));
        AssertVerdict(id, Verdict.Fail, Rfc6455.OptionalWhitespace, Answer(BadRequest, OffersX));
    }

    [Test]
    public void A100ComesBeforeThe101()
    {
        const string id = "upgrade/expectation-is-answered-first";
        AssertVerdict(id, Verdict.Pass, null, Expecting().Received("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray()).Received(Octets(Accepts)));
        AssertVerdict(id, Verdict.NonStrict, Rfc9110.ContinueBeforeSwitching, Answer(Accepts));
        AssertVerdict(id, Verdict.Pass, null, Answer(Status("417 Expectation Failed")));
    }

    [Test]
    public void ProbesGradeOnlyInternalErrorsAndSilence()
    {
        const string id = "security/flood/long-field";
        AssertVerdict(id, Verdict.Pass, null, Answer(Accepts));
        AssertVerdict(id, Verdict.Pass, null, Answer(Status("431 Request Header Fields Too Large")));
        AssertVerdict(id, Verdict.Pass, null, Request().Resets());
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.InputNotTrusted, Answer(Status("500 Internal Server Error")));
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.InputNotTrusted, Request().FallsSilent());
    }

    [Test]
    public void OtherProtocolsFailOnlyWhenTheyOpenAWebSocket()
    {
        const string id = "foreign-protocol/other-octets-open-no-websocket/smtp";
        var greeting = new JudgedConversation(Role.Server).Sent("EHLO a\r\n\r\n"u8.ToArray());
        AssertVerdict(id, Verdict.Pass, null, greeting.Received(Octets(BadRequest)));
        AssertVerdict(id, Verdict.Pass, null, greeting.Ends());
        AssertVerdict(id, Verdict.Pass, null, greeting.Received([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46]).Ends());
        AssertVerdict(id, Verdict.NonStrict, Rfc9112.NotHttpGets400, greeting.FallsSilent());
        AssertVerdict(id, Verdict.Fail, Rfc6455.OtherProtocolsEstablishNothing, greeting.Received(Octets(Accepts)));
    }

    [Test]
    public void EarlyFramesMayBeTakenOrRefusedButNotLost()
    {
        const string id = "first-frames/with-the-request/whole-frame";
        var early = Ping("sent too early");
        var late = Ping("sent in time");
        var opened = Answer(Accepts).HarnessSends(early, late);
        AssertVerdict(id, Verdict.Pass, null, opened.TesteeSends(Pong("sent too early"), Pong("sent in time")));
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.EarlyFramesKeepSync, opened.FallsSilent().TesteeSends(Pong("sent in time")));
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.EarlyFramesKeepSync, opened.TesteeSends(Close(1002)));
        AssertVerdict(id, Verdict.Informational, null, opened.Ends());
        AssertVerdict(id, Verdict.Informational, null, Request().Ends());
        AssertVerdict(id, Verdict.NonStrict, Rfc6455.EarlyFramesKeepSync, opened.FallsSilent().FallsSilent());
    }

    [Test]
    public void ABodyIsNoFrame()
    {
        const string id = "request-body/is-never-read-as-frames/content-length";
        var opened = Answer(Accepts).HarnessSends(Ping("smuggled"), Text("behind the body"));
        var taken = opened.TesteeSends(Text("behind the body")).HarnessSends(Ping("and nothing else?"))
            .TesteeSends(Pong("and nothing else?"));
        AssertVerdict(id, Verdict.Pass, null, taken.FallsSilent());
        AssertVerdict(id, Verdict.Fail, Rfc9112.RequestBodyDelimited, taken.TesteeSends(Pong("smuggled")).FallsSilent());
        AssertVerdict(id, Verdict.Fail, Rfc9112.RequestBodyDelimited, opened.TesteeSends(Pong("smuggled"), Text("behind the body")));
        AssertVerdict(id, Verdict.Fail, Rfc9112.RequestBodyDelimited, opened.TesteeSends(Close(1002)));
        AssertVerdict(id, Verdict.Informational, null, Answer(BadRequest));
    }

    private static JudgedConversation Answer(RawResponse response, RawRequest? request = null) =>
        new JudgedConversation(Role.Server).Opens(request, response);

    private static JudgedConversation Request() => new JudgedConversation(Role.Server).Sent("GET / HTTP/1.1\r\n\r\n"u8.ToArray());

    private static JudgedConversation Expecting() =>
        new JudgedConversation(Role.Server).Sent("GET / HTTP/1.1\r\nExpect: 100-continue\r\n\r\n"u8.ToArray());

    private static byte[] Octets(RawResponse response) =>
        new JudgedConversation(Role.Server).Opens(response: response).Entries.OfType<Entry.Received>().Single().Octets.ToArray();

    private static RawField Selects(string subprotocol) => new("Sec-WebSocket-Protocol", subprotocol);

    private static RawRequest Offers(string field, string value) => RawRequest.Baseline.With(field, value);

    private static RawResponse Status(string status) => new() { StatusLine = $"HTTP/1.1 {status}\r\n", Fields = [] };

    private static RawResponse Refusal(string status, string? versions, string? upgrade)
    {
        var response = Status(status);
        response = versions is null ? response : response.Plus("Sec-WebSocket-Version", versions);
        return upgrade is null ? response : response.Plus("Upgrade", upgrade);
    }
}
