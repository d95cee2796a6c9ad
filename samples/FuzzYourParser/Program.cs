using FuzzYourParser;
using WsSpec.Fuzzing;
using WsSpec.Fuzzing.Targets;

// What the parser says of bad octets is no finding; whatever else it throws is.
return Fuzz.Run(args, octets => FrameParser.TryRead(octets, out _), InputShape.Frames);
