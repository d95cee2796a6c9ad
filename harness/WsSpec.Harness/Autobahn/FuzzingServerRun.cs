using System.Security.Cryptography.X509Certificates;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Autobahn.Catalogue;

namespace WsSpec.Harness.Autobahn;

/// <summary>
/// Listens where a specification file says and tests the clients that come, until one of them or the user says that it is enough.
/// </summary>
/// <param name="spec">What to run.</param>
/// <param name="catalogue">The cases, full or quick.</param>
/// <param name="certificate">For a URL of TLS, with its private key; otherwise null.</param>
/// <param name="output">Receives the lines that scripts look for.</param>
/// <param name="error">Receives what Autobahn would not say.</param>
internal sealed class FuzzingServerRun(
    FuzzingServerSpec spec, AutobahnCatalogue catalogue, X509Certificate2? certificate, TextWriter output, TextWriter error)
{
    /// <summary>Returns when the index over all that was run is written; an interrupt is the usual way to get there.</summary>
    /// <exception cref="CommandException">It cannot listen there, or the reports cannot be written.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var cases = spec.Selection.Select(catalogue).Select((c, i) => c with { Number = i + 1 }).ToArray();
        var results = new ClientResults(spec.OutDir, catalogue.Profile);
        var (lines, complaints) = (TextWriter.Synchronized(output), TextWriter.Synchronized(error));
        var fuzzer = new FuzzingServer(spec, [.. cases], results, lines, complaints);
        await using (var server = OwnServers.At(spec.Url, certificate, fuzzer.ServeAsync))
        {
            await lines.WriteLineAsync($"Ok, will run {cases.Length} test cases for the clients that connect to {server.Url}");
            await lines.FlushAsync(CancellationToken.None);
            if (!spec.Options.Ignored.IsEmpty)
            {
                await complaints.WriteLineAsync($"wsspec: options without effect: {string.Join(", ", spec.Options.Ignored)}");
            }

            await fuzzer.Stopped.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await lines.WriteLineAsync($"Updating reports in {spec.OutDir}");
        results.WriteIndex();
    }
}
