using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WsSpec.Protocol.PerMessageDeflate;

namespace WsSpec.Protocol.Tests;

/// <summary>Messages worth compressing, and what two endpoints may agree on for them.</summary>
public static class DeflateMessages
{
    /// <summary>Noise, runs, words that come again, and all of them in a row.</summary>
    public static Gen<byte[]> One { get; } = Gen.Sized(size => Gen.OneOf(
        Gen.Choose(0, 255).Select(o => (byte)o).ArrayOf(Math.Min(8 * size, 400)),
        from octet in Gen.Choose(0, 255) from length in Gen.Choose(0, 40 * size) select Enumerable.Repeat((byte)octet, length).ToArray(),
        from words in Gen.Elements("wsspec ", "message ", "deflate ", "ж", "window ").ArrayOf(size)
        select Encoding.UTF8.GetBytes(string.Concat(words)))
        .ArrayOf(3).Select(parts => parts.SelectMany(part => part).ToArray()));

    public static Gen<List<byte[]>> Several { get; } = One.ListOf().Select(messages => messages.ToList());

    /// <summary>Several, each with the places where it is cut.</summary>
    public static Gen<(byte[] Octets, int[] Cuts)[]> SeveralInPieces { get; } =
        from octets in Several
        from cuts in WireArbitraries.Cuts.ArrayOf(octets.Count)
        select octets.Zip(cuts).ToArray();

    public static Gen<DeflateParameters> Agreements { get; } =
        from serverKeeps in Gen.Elements(true, false)
        from clientKeeps in Gen.Elements(true, false)
        from serverBits in Gen.Choose(8, 16)
        from clientBits in Gen.Choose(8, 16)
        select new DeflateParameters
        {
            ServerNoContextTakeover = !serverKeeps,
            ClientNoContextTakeover = !clientKeeps,
            ServerMaxWindowBits = serverBits > 15 ? null : serverBits,
            HasClientMaxWindowBits = clientBits <= 15,
            ClientMaxWindowBits = clientBits > 15 ? null : clientBits,
        };
}
