using System.CommandLine;
using System.Text;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Secrecy;
using WsSpec.Harness.Testees;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Cli;

/// <summary>The options that say what the application of a testee understands.</summary>
internal sealed class ApplicationArguments
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Option<string?> _message = new("--message")
    {
        Description = "a text message that the application understands, env:NAME or @FILE: sent where a case needs any message",
        HelpName = "TEXT",
    };

    private readonly Option<string?> _binary = new("--message-binary")
    {
        Description = "a binary message that the application understands, in hexadecimal, or @FILE; also for text where --message is not given",
        HelpName = "HEX",
    };

    private readonly Option<string[]> _login = new("--login")
    {
        Description = "a text message that is sent first on every connection, and whose answer is awaited; env:NAME or @FILE keep it out of "
            + "the command line, and no report shows it; repeatable",
        HelpName = "TEXT",
    };

    public void AddTo(Command command)
    {
        command.Add(_message);
        command.Add(_binary);
        command.Add(_login);
    }

    /// <exception cref="CommandException">A file cannot be read, or an argument is not what it has to be.</exception>
    public ApplicationProtocol Parse(ParseResult arguments) => new()
    {
        Login = [.. (arguments.GetValue(_login) ?? []).Select(written => Text(_login, EnvironmentValue.Of(written)))],
        Text = arguments.GetValue(_message) is { } text ? Text(_message, EnvironmentValue.Of(text)) : null,
        Binary = arguments.GetValue(_binary) is { } octets ? Octets(octets) : default(ReadOnlyMemory<byte>?),
    };

    /// <summary>The same for a command that is shown: a login may have a credential in it, and so may any message.</summary>
    /// <param name="secrets">What nobody may learn.</param>
    public RerunArguments Rerun(ParseResult arguments, Secrets secrets)
    {
        var message = arguments.GetValue(_message);
        var rerun = RerunArguments.None
            .With(_message.Name, message is not null && secrets.Hide(message) != message ? "env:WSSPEC_MESSAGE" : message)
            .With(_binary.Name, arguments.GetValue(_binary));
        return (arguments.GetValue(_login) ?? []).Aggregate(rerun, (line, written) =>
            line.With(_login.Name, EnvironmentValue.Is(written) || written.StartsWith('@') ? written : "env:WSSPEC_LOGIN"));
    }

    private static string Text(Option option, string written)
    {
        try
        {
            return written.StartsWith('@') ? Utf8.GetString(UserFile.Read(written[1..], File.ReadAllBytes)) : written;
        }
        catch (DecoderFallbackException)
        {
            throw new CommandException($"{written[1..]} of {option.Name} is not UTF-8, so it is no text message");
        }
    }

    private byte[] Octets(string written)
    {
        try
        {
            return written.StartsWith('@')
                ? UserFile.Read(written[1..], File.ReadAllBytes)
                : Convert.FromHexString(written.Replace(" ", "", StringComparison.Ordinal));
        }
        catch (FormatException)
        {
            throw new CommandException($"'{written}' of {_binary.Name} is neither hexadecimal digits in pairs nor @FILE");
        }
    }
}
