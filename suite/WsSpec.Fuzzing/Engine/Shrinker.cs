namespace WsSpec.Fuzzing.Engine;

/// <summary>Makes an input shorter and plainer as long as it still does what it did.</summary>
internal static class Shrinker
{
    /// <param name="input">Something that <paramref name="stillFails"/> holds for.</param>
    /// <param name="trials">How often it may be asked.</param>
    public static byte[] Shrink(byte[] input, Func<byte[], bool> stillFails, int trials)
    {
        for (var block = Math.Max(1, input.Length / 2); block > 0; block /= 2)
        {
            for (var at = 0; at < input.Length && trials > 0; trials--)
            {
                byte[] shorter = [.. input.AsSpan(0, at), .. input.AsSpan(Math.Min(input.Length, at + block))];
                if (stillFails(shorter))
                {
                    input = shorter;
                }
                else
                {
                    at += block;
                }
            }
        }

        for (var at = 0; at < input.Length && trials > 0; at++)
        {
            if (input[at] != 0)
            {
                trials--;
                var plainer = input.ToArray();
                plainer[at] = 0;
                input = stillFails(plainer) ? plainer : input;
            }
        }

        return input;
    }
}
