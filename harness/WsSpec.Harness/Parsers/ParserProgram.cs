using System.Collections.Immutable;
using System.Text;
using WsSpec.Harness.Processes;
using WsSpec.Protocol;

namespace WsSpec.Harness.Parsers;

/// <summary>
/// A parser that is a program of its own: it gets a line and answers with a line, as docs/parser-protocol.md has it, and serves one
/// connection after the other.
/// </summary>
internal sealed class ParserProgram(string command) : IAsyncDisposable
{
    private const int LongestAnswer = 64 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterEnd = TimeSpan.FromSeconds(1);

    private readonly ChildProgram _program = ChildProgram.Start(command, isAsked: true);
    private byte[] _answer = new byte[4096];
    private Task<string>? _stopped;

    /// <summary>Whether it is between two questions, so that another connection may have it.</summary>
    public bool IsAtRest { get; private set; } = true;

    /// <summary>A new connection begins, and the parser takes the part of this role.</summary>
    /// <exception cref="ParserGoneException">It does not answer as it has to.</exception>
    public Task OpenAsync(Role role, CancellationToken cancellation) =>
        AskAsync(Encoding.ASCII.GetBytes(role == Role.Server ? "open server\n" : "open client\n"), cancellation);

    /// <summary>Gives it what has come in one piece.</summary>
    /// <exception cref="ParserGoneException">It does not answer as it has to.</exception>
    public Task<ImmutableArray<ParserEvent>> FeedAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation) =>
        AskAsync(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(octets.Span) + "\n"), cancellation);

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <returns>How it ended, and what it said on its error stream.</returns>
    private Task<string> StopAsync() => _stopped ??= _program.StopAsync();

    private async Task<ImmutableArray<ParserEvent>> AskAsync(byte[] question, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Patience);
        IsAtRest = false;
        try
        {
            // An answer may come while the question is still being written; one that nobody reads would hold up both.
            var writing = WriteAsync(question, deadline.Token);
            var answer = await ReadLineAsync(deadline.Token);
            await writing;
            var events = ParserEvent.Read(answer);
            IsAtRest = true;
            return events;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ParserGoneException($"has not answered within {Patience.TotalSeconds} s");
        }
        catch (IOException)
        {
            throw new ParserGoneException($"has ended: {await EndAsync()}");
        }
        catch (FormatException e)
        {
            throw new ParserGoneException($"has given an answer that is none: {e.Message}");
        }
    }

    /// <summary>What is left of a pipeline ends when nobody asks any more, and then it can be told how.</summary>
    private async Task<string> EndAsync()
    {
        _program.Questions.Close();
        await Task.WhenAny(_program.Exited, Task.Delay(AfterEnd));
        return await StopAsync();
    }

    private async Task WriteAsync(byte[] question, CancellationToken cancellation)
    {
        await _program.Questions.WriteAsync(question, cancellation);
        await _program.Questions.FlushAsync(cancellation);
    }

    /// <summary>One line, without its end. It is valid until the next.</summary>
    private async Task<ReadOnlyMemory<byte>> ReadLineAsync(CancellationToken cancellation)
    {
        for (var length = 0; ;)
        {
            var count = await _program.Answers.ReadAsync(_answer.AsMemory(length), cancellation);
            if (count == 0)
            {
                throw new EndOfStreamException();
            }

            var end = _answer.AsSpan(length, count).IndexOf((byte)'\n');
            if (end >= 0)
            {
                return end == count - 1 ? _answer.AsMemory(0, length + end) : throw new FormatException("it has more than one line");
            }

            length += count;
            if (length == _answer.Length)
            {
                Array.Resize(ref _answer, length < LongestAnswer ? 2 * length : throw new FormatException("it is too long"));
            }
        }
    }
}
