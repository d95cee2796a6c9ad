using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.Testees;

/// <summary>
/// An implementation under test: what it is, how it is reached, what it needs in each request, how it is kept alive, and how a command
/// names it again. The command line and files are parsed into this once, and everything after takes it from here.
/// </summary>
public sealed record Testee : Counterpart
{
    /// <summary>What reports call it.</summary>
    public required string Name { get; init; }

    /// <summary>How it is reached.</summary>
    public required ITarget Target { get; init; }

    public Upkeep Upkeep { get; init; } = Upkeep.None;

    /// <summary>What a command needs to reach it again.</summary>
    public RerunArguments Rerun { get; init; } = RerunArguments.None;

    /// <summary>Where what happens to it is logged; nowhere unless somebody asked.</summary>
    public ILoggerFactory Logs { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The testee that a target leads to, under the name and with the handshakes that the target suggests.</summary>
    public static Testee At(ITarget target, Role role = Role.Server) => new()
    {
        Name = target.Name,
        Role = role,
        Target = target,
        Opening = new() { Scheme = target.IsTls ? "https" : "http", Host = target.Host, RequestTarget = target.RequestTarget },
    };
}
