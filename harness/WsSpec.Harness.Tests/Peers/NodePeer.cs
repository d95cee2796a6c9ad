using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;

namespace WsSpec.Harness.Tests.Peers;

/// <summary>A script of this folder, run by Node.js with the npm packages that <c>WSSPEC_PEERS</c> names the folder of.</summary>
public sealed class NodePeer : IPeer
{
    private readonly Process _process;

    private NodePeer(Process process, int port)
    {
        _process = process;
        Url = new($"ws://127.0.0.1:{port}/");
    }

    public Uri Url { get; }

    /// <summary>Starts a server script, which prints its port; the test is skipped where Node.js or the package is missing.</summary>
    public static async Task<NodePeer> StartAsync(string script)
    {
        var process = Process.Start(StartInfo(script))!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync();
        return int.TryParse(line, CultureInfo.InvariantCulture, out var port)
            ? new(process, port)
            : throw new InvalidOperationException($"{script} did not print its port but '{line}'");
    }

    /// <summary>The command line that runs a client script; <c>{url}</c> stands for the URL.</summary>
    public static string ClientCommand(string script) => $"env NODE_PATH='{Packages()}' node '{ScriptPath(script)}' {{url}}";

    /// <summary>The command line that runs an adapter of <c>samples/parsers</c>.</summary>
    public static string ParserCommand(string script) =>
        $"env NODE_PATH='{Packages()}' node '{Path.Combine(AppContext.BaseDirectory, "parsers", script)}'";

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string script) => new("node", [ScriptPath(script)])
    {
        Environment = { ["NODE_PATH"] = Packages() },
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static string ScriptPath(string script) => Path.Combine(AppContext.BaseDirectory, "Peers", script);

    /// <summary>A file of an npm package; the test is skipped where it is not installed.</summary>
    internal static string PackageFile(string package, string file)
    {
        var path = Path.Combine(Packages(), package, file);
        Assume.That(path, Does.Exist, $"WSSPEC_PEERS does not name a folder with the npm package {package}");
        return path;
    }

    private static string Packages()
    {
        var packages = Path.Combine(Environment.GetEnvironmentVariable("WSSPEC_PEERS") ?? "", "node_modules");
        Assume.That(
            Directory.Exists(Path.Combine(packages, "ws")),
            "WSSPEC_PEERS does not name a folder with the npm package ws: npm install --prefix DIR ws; export WSSPEC_PEERS=DIR");
        return packages;
    }
}
