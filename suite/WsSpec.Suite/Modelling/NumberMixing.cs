namespace WsSpec.Suite.Modelling;

/// <summary>Numbers that have nothing to do with each other, although what they are made from does.</summary>
internal static class NumberMixing
{
    /// <summary>The finaliser of MurmurHash3: neighbouring numbers do not make neighbouring results.</summary>
    public static int Mix(int seed, long number)
    {
        var mixed = ((ulong)(uint)seed << 32) + (ulong)number;
        mixed = (mixed ^ (mixed >> 33)) * 0xFF51AFD7ED558CCD;
        mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53;
        return (int)(mixed ^ (mixed >> 33));
    }
}
