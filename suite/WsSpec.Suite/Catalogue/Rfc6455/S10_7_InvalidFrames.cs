using System.Text;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements.Ids;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 10.7, Handling of Invalid Data, on an open connection. https://www.rfc-editor.org/rfc/rfc6455#section-10.7
/// </summary>
public static class S10_7_InvalidFrames
{
    /// <summary>
    /// More than the second octet of any of these texts announces as a payload length, so that the first frame, with its reserved bits or
    /// opcode and without a mask, is there as a whole and nobody has a reason to wait.
    /// </summary>
    private const int Length = 160;

    private static readonly (string Name, string Text)[] Strangers =
    [
        ("http-request", "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"),
        ("http-response", "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"),
        ("smtp", "EHLO example.org\r\n"),
        ("json", "{\"jsonrpc\": \"2.0\", \"method\": \"ping\"}"),
    ];

    public static IEnumerable<ConformanceCase> Cases => from stranger in Strangers select Refused(stranger.Name, stranger.Text);

    private static ConformanceCase Refused(string name, string text) => new()
    {
        Id = $"invalid-data/other-protocol-fails-connection/{name}",
        Title = $"Octets of another protocol on an open connection fail it ({name.Replace('-', ' ')})",
        Covers = [Rfc6455.IncomingDataValidated, Rfc6455.UnsafeDataMayDropTcp, Rfc6455.CloseBeforeDrop],
        Script = [new Open(), new SendOctets(Encoding.ASCII.GetBytes(text.PadRight(Length, '*'))), AwaitFailure],
        Outcomes = Outcomes.FailsConnection(Rfc6455.IncomingDataValidated, 1002),
    };
}
