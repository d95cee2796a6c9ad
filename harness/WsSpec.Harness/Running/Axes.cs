using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Running;

/// <summary>The variant in which a case was run; part of the result's name.</summary>
public readonly record struct Axes(TransportKind Transport, Delivery Delivery)
{
    public override string ToString() => $"[{Transport.ToString().ToLowerInvariant()},{Name(Delivery)}]";

    public static string Name(Delivery delivery) => delivery switch
    {
        Delivery.Whole => "whole",
        Delivery.Octet => "octet",
        Delivery.FrameBorders => "frame",
        Delivery.Coalesced => "coalesced",
        _ => throw new ArgumentOutOfRangeException(nameof(delivery)),
    };
}
