using System.Collections.Immutable;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Tests.Deflate;
using WsSpec.Suite.Tests.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Catalogue;

public sealed class DeflateSectionTests
{
    private static IEnumerable<TestCaseData> Answered => ConformanceCatalogue.All
        .Where(c =>
            c.Family == "deflate" && c.Outcomes[0].Trace is [EchoPattern, ..] trace && trace.All(p => p is EchoPattern or RestPattern))
        .Where(c => Sent(c).All(m => m.Inflation?.Fault is null))
        .Select(c => new TestCaseData(c).SetArgDisplayNames(c.Id));

    private static IEnumerable<TestCaseData> Broken => BrokenData.All.Select(b => (b.Name, b.Payload)).Concat(BrokenData.CutShort)
        .Select(b => new TestCaseData(b.Payload).SetArgDisplayNames(b.Name));

    /// <summary>The oracle's expectation, read back from the octets that the script sends.</summary>
    [TestCaseSource(nameof(Answered))]
    public void WhatACaseSendsInflatesToTheEchoesItForesees(ConformanceCase @case) => Assert.That(
        Sent(@case).Select(m => (m.Type, Convert.ToHexString(m.Payload.Span))),
        Is.EqualTo(@case.Outcomes[0].Trace.OfType<EchoPattern>().Select(e => (e.Type, Convert.ToHexString(e.Payload.Span)))));

    [TestCaseSource(nameof(Broken))]
    public void BrokenDataIsBrokenForInstrumentAndSpecimen(byte[] payload) => Assert.Multiple(() =>
    {
        Assert.That(new LenientInflater().Inflate(payload).Fault, Is.Not.Null);
        Assert.That(ExtensionRun.Decode(new PerMessageDeflateExtension(Role.Server, new(), DeflateOptions.Default), [payload]), Is.Null);
    });

    [Test]
    public void WhatIsBrokenBeforeItsEndIsBrokenForThePlatformToo() =>
        Assert.That(BrokenData.All.Where(b => Zlib.Inflate(b.Payload) is not null).Select(b => b.Name), Is.Empty);

    /// <summary>The messages of a script, as the tap reads them.</summary>
    private static IEnumerable<MessageSeen> Sent(ConformanceCase @case) => new JudgedConversation(Role.Client)
        .Opens(response: DeflatePhrases.Agree().Response)
        .TesteeSends([.. @case.Script.OfType<Send>().SelectMany(s => s.Frames)])
        .Conversation.Observations.OfType<MessageSeen>();
}
