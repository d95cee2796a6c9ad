using System.ComponentModel;
using System.Diagnostics;
using NUnit.Framework;

namespace WsSpec.Harness.Tests.Peers;

/// <summary>A client script of this folder, run by Python 3 with the package websocket-client.</summary>
internal static class PythonPeer
{
    // The system's own: the one that the packages of a distribution are installed for.
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>
    /// The command line that runs a client script; <c>{url}</c> stands for the URL. The test is skipped where the package is missing.
    /// </summary>
    public static string ClientCommand(string script)
    {
        Assume.That(HasPackage(), $"{Interpreter} has no package websocket-client: apt-get install python3-websocket");
        return $"{Interpreter} '{Path.Combine(AppContext.BaseDirectory, "Peers", script)}' {{url}}";
    }

    private static bool HasPackage()
    {
        try
        {
            using var python = Process.Start(
                new ProcessStartInfo(Interpreter, ["-c", "import websocket; websocket.ABNF"]) { RedirectStandardError = true })!;
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
