using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol.Handshake;
using WsSpec.Protocol.PerMessageDeflate;

namespace WsSpec.Protocol.Tests.PerMessageDeflate;

public sealed class NegotiationTests
{
    private static readonly Gen<DeflateOptions> Options =
        from keeps in Gen.Elements(true, false)
        from peerKeeps in Gen.Elements(true, false)
        from bits in Gen.Choose(8, 15)
        from peerBits in Gen.Choose(8, 15)
        select new DeflateOptions { KeepsContext = keeps, PeerKeepsContext = peerKeeps, WindowBits = bits, PeerWindowBits = peerBits };

    [Property(MaxTest = 500)]
    public Property WhateverBothSidesWantTheyComeToTermsThatBindBoth() =>
        Prop.ForAll(Options.ToArbitrary(), Options.ToArbitrary(), (client, server) =>
    {
        var offer = DeflateNegotiation.Offer(client);
        var response = DeflateNegotiation.Accept(Elements(offer.ToExtension().ToString()), server)!;
        var violation = DeflateNegotiation.Check(Elements(response.ToExtension().ToString()), offer, client, out var agreed);
        return violation is null && agreed == response
            && (server.KeepsContext && client.PeerKeepsContext) != agreed.ServerNoContextTakeover
            && (client.KeepsContext && server.PeerKeepsContext) != agreed.ClientNoContextTakeover
            && (agreed.ServerMaxWindowBits ?? 15) <= Math.Min(server.WindowBits, client.PeerWindowBits)
            && (agreed.ClientMaxWindowBits ?? 15) <= Math.Min(client.WindowBits, server.PeerWindowBits);
    });

    [TestCase("permessage-deflate", "permessage-deflate")]
    [TestCase("permessage-deflate; server_max_window_bits=\"10\"", "permessage-deflate; server_max_window_bits=10")]
    [TestCase("permessage-deflate; client_max_window_bits", "permessage-deflate")]
    [TestCase("permessage-deflate; client_max_window_bits=9", "permessage-deflate; client_max_window_bits=9")]
    [TestCase("permessage-deflate; foo, permessage-deflate; server_no_context_takeover", "permessage-deflate; server_no_context_takeover")]
    [TestCase("permessage-deflate; server_max_window_bits=12, permessage-deflate", "permessage-deflate; server_max_window_bits=12")]
    [TestCase("x-other, permessage-deflate; client_no_context_takeover", "permessage-deflate; client_no_context_takeover")]
    public void TheFirstAcceptableOfferIsAccepted(string offers, string response) =>
        Assert.That(DeflateNegotiation.Accept(Elements(offers), DeflateOptions.Default)?.ToExtension().ToString(), Is.EqualTo(response));

    [TestCase("; foo", DeflateViolation.UndefinedParameter)]
    [TestCase("; Server_No_Context_Takeover", DeflateViolation.UndefinedParameter)]
    [TestCase("; server_no_context_takeover; server_no_context_takeover", DeflateViolation.RepeatedParameter)]
    [TestCase("; server_no_context_takeover=1", DeflateViolation.ServerNoContextTakeoverWithValue)]
    [TestCase("; client_no_context_takeover=true", DeflateViolation.ClientNoContextTakeoverWithValue)]
    [TestCase("; server_max_window_bits", DeflateViolation.ServerMaxWindowBitsWithoutValue)]
    [TestCase("; server_max_window_bits=7", DeflateViolation.ServerMaxWindowBitsInvalid)]
    [TestCase("; server_max_window_bits=16", DeflateViolation.ServerMaxWindowBitsInvalid)]
    [TestCase("; server_max_window_bits=08", DeflateViolation.ServerMaxWindowBitsInvalid)]
    [TestCase("; server_max_window_bits=+9", DeflateViolation.ServerMaxWindowBitsInvalid)]
    [TestCase("; server_max_window_bits=100", DeflateViolation.ServerMaxWindowBitsInvalid)]
    [TestCase("; client_max_window_bits=1e1", DeflateViolation.ClientMaxWindowBitsInvalid)]
    public void ABadParameterIsFoundByBothRoles(string parameters, DeflateViolation violation)
    {
        var element = Elements("permessage-deflate" + parameters);
        Assert.Multiple(() =>
        {
            Assert.That(DeflateParameters.Read(element[0], Role.Server, DeflateOptions.Default, out _), Is.EqualTo(violation));
            Assert.That(DeflateNegotiation.Accept(element, DeflateOptions.Default), Is.Null);
            Assert.That(
                DeflateNegotiation.Check(element, DeflateNegotiation.Offer(DeflateOptions.Default), DeflateOptions.Default, out _),
                Is.EqualTo(violation));
        });
    }

    [TestCase("", "permessage-deflate, permessage-deflate", DeflateViolation.ResponseAcceptsTwice)]
    [TestCase("", "permessage-deflate; client_max_window_bits=9", DeflateViolation.ResponseClientMaxWindowBitsNotOffered)]
    [TestCase("; client_max_window_bits", "permessage-deflate; client_max_window_bits", DeflateViolation.ClientMaxWindowBitsWithoutValue)]
    [TestCase("; server_no_context_takeover", "permessage-deflate", DeflateViolation.ResponseWithoutServerNoContextTakeover)]
    [TestCase("; server_max_window_bits=10", "permessage-deflate", DeflateViolation.ResponseWithoutServerMaxWindowBits)]
    [TestCase(
        "; server_max_window_bits=10",
        "permessage-deflate; server_max_window_bits=11",
        DeflateViolation.ResponseServerMaxWindowBitsTooLarge)]
    public void AResponseThatDoesNotFitTheOfferIsRefused(string offered, string response, DeflateViolation violation)
    {
        DeflateParameters.Read(Elements("permessage-deflate" + offered)[0], Role.Server, DeflateOptions.Default, out var offer);
        Assert.That(DeflateNegotiation.Check(Elements(response), offer, DeflateOptions.Default, out _), Is.EqualTo(violation));
    }

    [TestCase("permessage-deflate; server_no_context_takeover; server_max_window_bits=9; client_no_context_takeover")]
    [TestCase("permessage-deflate; client_max_window_bits=15")]
    public void AResponseMaySayMoreThanWasAskedFor(string response) => Assert.That(
        DeflateNegotiation.Check(
            Elements(response), DeflateNegotiation.Offer(new DeflateOptions { WindowBits = 12 }), DeflateOptions.Default, out var agreed),
        Is.Null.And.Matches<object?>(_ => agreed is not null));

    [Test]
    public void AServerThatNeedsASmallClientWindowDeclinesAClientThatCannotBeTold() =>
        Assert.That(DeflateNegotiation.Accept(Elements("permessage-deflate"), new DeflateOptions { PeerWindowBits = 9 }), Is.Null);

    private static ImmutableArray<Extension> Elements(string value) => Extension.ReadList([value])!.Value;
}
