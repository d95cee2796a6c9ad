using System.Text;
using System.Text.Json;
using FsCheck.NUnit;
using NUnit.Framework;
using WsSpec.Harness.Parsers;
using WsSpec.Protocol;

namespace WsSpec.Harness.Tests.Parsers;

public sealed class ParserEventTests
{
    [Property]
    public bool ApplicationDataComesThroughOctetForOctet(byte[] octets) =>
        ParserEvent.Read(Line(new { @event = "binary", data = Convert.ToHexString(octets) })) is
            [ParserEvent.Parsed { Opcode: Opcode.Binary } message] && message.ApplicationData.Span.SequenceEqual(octets);

    [Property]
    public bool ACloseComesThroughWithItsReason(ushort code, string? reason) =>
        ParserEvent.Read(Line(new { @event = "close", code, reason = reason ?? "" })) is
            [ParserEvent.Closed close] && close.Code == code && close.Reason == (reason ?? "");

    [Property]
    public bool WhateverAProgramWritesIsEventsOrAFormatError(byte[] octets)
    {
        try
        {
            return !ParserEvent.Read(octets).IsDefault;
        }
        catch (FormatException e)
        {
            return !e.Message.Contains('\n', StringComparison.Ordinal);
        }
    }

    [TestCase("""[{"event":"text"}]""")]
    [TestCase("""[{"event":"text","data":"4"}]""")]
    [TestCase("""[{"event":"text","data":7}]""")]
    [TestCase("""[{"event":"close","code":70000}]""")]
    [TestCase("""[{"event":"cloze"}]""")]
    [TestCase("""{"event":"text","data":""}""")]
    [TestCase("[7]")]
    public void WhatIsNoEventIsAFormatError(string line) =>
        Assert.That(() => ParserEvent.Read(Encoding.UTF8.GetBytes(line)), Throws.TypeOf<FormatException>());

    private static byte[] Line<T>(T found) => JsonSerializer.SerializeToUtf8Bytes(new[] { found });
}
