using System.ComponentModel;
using System.Diagnostics;
using NUnit.Framework;

namespace WsSpec.Harness.Tests.Peers;

/// <summary>Scripts that Python 3 runs with packages of the system.</summary>
internal static class PythonPeer
{
    // The system's own: the one that the packages of a distribution are installed for.
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>
    /// The command line that runs a client script; <c>{url}</c> stands for the URL. The test is skipped where the package is missing.
    /// </summary>
    public static string ClientCommand(string script)
    {
        Assume.That(Has("websocket; websocket.ABNF"), $"{Interpreter} has no package websocket-client: apt-get install python3-websocket");
        return $"{Interpreter} '{Path.Combine(AppContext.BaseDirectory, "Peers", script)}' {{url}}";
    }

    /// <summary>The command line that runs an adapter of <c>samples/parsers</c>. The test is skipped where its package is missing.</summary>
    public static string ParserCommand(string script, string package)
    {
        Assume.That(Has(package), $"{Interpreter} has no package {package}: apt-get install python3-{package}");
        return $"{Interpreter} '{Path.Combine(AppContext.BaseDirectory, "parsers", script)}'";
    }

    private static bool Has(string package)
    {
        try
        {
            using var python = Process.Start(
                new ProcessStartInfo(Interpreter, ["-c", $"import {package}"]) { RedirectStandardError = true })!;
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
