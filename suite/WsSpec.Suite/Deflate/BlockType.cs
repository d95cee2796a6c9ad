namespace WsSpec.Suite.Deflate;

/// <summary>The types of DEFLATE blocks, with the numbers they have on the wire (RFC 1951, section 3.2.3).</summary>
public enum BlockType
{
    Stored = 0,

    /// <summary>Huffman codes that the document fixes.</summary>
    Fixed = 1,

    /// <summary>Huffman codes that the block itself begins with.</summary>
    Dynamic = 2,

    /// <summary>An error.</summary>
    Reserved = 3,
}
