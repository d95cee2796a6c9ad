namespace WsSpec.Harness.Capturing.Reading;

/// <summary>One packet of a capture file.</summary>
/// <param name="Number">Its place in the file, from 1, as packet analysers count.</param>
/// <param name="At">Time since the epoch; zero when the file does not tell it.</param>
/// <param name="Link">What it begins with; a number that no name stands for is not read.</param>
/// <param name="Octets">As much of it as was captured; theirs are the reader's, and good until it reads the next packet.</param>
/// <param name="Missing">How many octets at its end were not captured.</param>
internal readonly record struct Packet(long Number, TimeSpan At, LinkType Link, ReadOnlyMemory<byte> Octets, int Missing);
