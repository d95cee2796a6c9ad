using WsSpec.Harness.Reference;
using WsSpec.Protocol;
using WsSpec.Protocol.PerMessageDeflate;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>Puts into the options of a reference endpoint what a misbehaviour makes it overlook, draw and do.</summary>
internal static class MisbehaviourOptions
{
    public static T Apply<T>(this Misbehaviour misbehaviour, T options)
        where T : ReferenceOptions => options with
        {
            Deflate = Deflate(misbehaviour, options) is { } deflate ? deflate with { Overlooks = misbehaviour.OverlooksInDeflate } : null,
            Connection = (misbehaviour.Bears?.Invoke(options.Connection) ?? options.Connection) with
            {
                Overlooks = Overlooks(misbehaviour),
            },
            Conduct = misbehaviour.Conduct ?? options.Conduct,
            Replaces = misbehaviour.Replaces ?? options.Replaces,
            Entropy = misbehaviour.Draws is { } change ? new ChangedEntropy(options.Entropy, change) : options.Entropy,
        };

    private static DeflateOptions? Deflate(Misbehaviour misbehaviour, ReferenceOptions options) =>
        misbehaviour.Deflates is { } deflates && options.Deflate is { } usual ? deflates(usual) : options.Deflate;

    /// <summary>Who does not notice what comes in does not notice what goes out.</summary>
    private static Func<Violation, FrameHeader?, bool>? Overlooks(Misbehaviour misbehaviour) => misbehaviour.Overlooks is { } overlooks
        ? (violation, header) => header is not { } received || overlooks(violation, received)
        : null;

    private sealed class ChangedEntropy(IEntropySource inner, Func<byte[], byte[]> change) : IEntropySource
    {
        public void Fill(Span<byte> octets)
        {
            inner.Fill(octets);
            change(octets.ToArray()).CopyTo(octets);
        }
    }
}
