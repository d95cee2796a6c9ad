namespace WsSpec.Harness.Parsers;

/// <summary>A parser has ended, hangs, or says what no parser may say; the message tells which, in one line.</summary>
internal sealed class ParserGoneException(string message) : Exception(message);
