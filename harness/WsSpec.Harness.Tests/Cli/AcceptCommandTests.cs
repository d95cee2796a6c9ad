using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Tests.Cli;

public sealed class AcceptCommandTests
{
    private const string Key = "dGhlIHNhbXBsZSBub25jZQ==";
    private const string Value = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    [TestCase(Key)]
    [TestCase(Key, Value)]
    [TestCase($" {Key} ")]
    public async Task TheValueOfAKeyIsPrinted(params string[] arguments)
    {
        var run = await CommandLine.RunAsync(["accept", .. arguments]);
        Assert.That((run.ExitCode, run.Output.Trim()), Is.EqualTo((ExitCode.Ok, Value)));
    }

    [TestCase("hHLtf2V1k8aDQZfNjw3Ia1hCwt0=", "the GUID is missing")]
    [TestCase("s3pPLMBiTxaQ9kYGzzhZRbK-xOo=", "the URL-safe alphabet")]
    [TestCase("s3pPLMBiTxaQ9kYGzzhZRbK+xOo", "the padding of the accept value is missing")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "instead of " + Value)]
    public async Task TheMistakeBehindAWrongValueIsNamed(string wrong, string mistake)
    {
        var run = await CommandLine.RunAsync("accept", Key, wrong);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Nonconformant));
        Assert.That(run.Output, Does.Contain(mistake));
    }
}
