using FuzzYourParser;
using WsSpec.Fuzzing;

// What the parser says of bad octets is no finding; whatever else it throws is.
return Fuzz.Run(args, octets => FrameReader.TryRead(octets, out _), InputShape.Frames);
