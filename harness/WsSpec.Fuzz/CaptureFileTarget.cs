using System.Collections.Immutable;
using WsSpec.Fuzzing.Targets;
using WsSpec.Harness.Auditing;
using WsSpec.Harness.Capturing.Reading;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Fuzz;

/// <summary>A file that calls itself a capture, from its first octet on. There are no options.</summary>
public sealed class CaptureFileTarget : IFuzzTarget
{
    public string Name => "capture-file";

    public string Property => "Whatever a capture holds, an audit of it ends, and says the same however the file is cut into reads.";

    public InputShape Shape => InputShape.Octets;

    public void Run(ReadOnlySpan<byte> input)
    {
        var fuzz = new FuzzInput(input);
        using var whole = new MemoryStream(fuzz.Octets.ToArray());
        using var cut = new CutStream(fuzz.Pieces);
        PropertyBrokenException.Unless(Audit(whole) == Audit(cut), "the cutting makes no difference");
    }

    private static string Audit(Stream file)
    {
        if (CaptureReader.Open(file) is not { } capture)
        {
            return "no capture";
        }

        var auditor = new Auditor([Role.Server, Role.Client], ConnectionFilter.All, new(), Onset.CompressedFrames);
        auditor.Read(capture, "file", CancellationToken.None);
        return string.Join('\n', auditor.Finish("file", RerunArguments.None, TimeSpan.Zero, interrupted: false).SelectMany(Lines));
    }

    private static IEnumerable<string> Lines(RunFacts facts) =>
        facts.Results.Select(result => $"{result.Id} {result.Judgement}").Concat(facts.Audit!.Remarks)
            .Concat(facts.Audit.Seen.Select(seen => seen.ToString()));

    /// <summary>Gives one piece for each read.</summary>
    private sealed class CutStream : MemoryStream
    {
        private readonly Queue<int> _lengths = [];

        public CutStream(Pieces pieces)
        {
            var octets = ImmutableArray.CreateBuilder<byte>();
            foreach (var piece in pieces)
            {
                _lengths.Enqueue(piece.Length);
                octets.AddRange(piece);
            }

            Write(octets.ToArray());
            Position = 0;
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, _lengths.TryDequeue(out var length) ? Math.Min(length, count) : count);
    }
}
