namespace WsSpec.Suite.Deflate;

/// <summary>One block as it stood in a message.</summary>
/// <param name="Length">The octets it stands for.</param>
public readonly record struct DeflateBlock(BlockType Type, bool Final, int Length);
