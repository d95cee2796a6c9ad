using System.Net;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Text;
using WsSpec.Suite.Autobahn;

namespace WsSpec.Harness.Autobahn;

/// <summary>What the pages of a report have in common. Everything from a peer is escaped, and nothing is loaded from anywhere.</summary>
internal static class HtmlPage
{
    /// <summary>The rules of all pages; the class names are those that scripts look for.</summary>
    private const string Style = """
        body { font: 14px/1.5 system-ui, sans-serif; color: #222; margin: 2em; }
        h1, h2 { font-weight: 600; }
        table { border-collapse: collapse; }
        th, td { padding: .25em .6em; text-align: left; vertical-align: top; border: 1px solid #ddd; }
        a { color: inherit; }
        pre { background: #f6f6f6; padding: .8em; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
        .case_ok { background: #cdeccf; }
        .case_non_strict { background: #fbf0b8; }
        .case_failed { background: #f6c6c6; }
        .case_info { background: #d3e3f8; }
        .case_missing { background: #e6e6e6; }
        .case_unimplemented { background: #e3d3f0; }
        .close_ok { background: #e4f4e5; }
        .close_failed { background: #f9dada; }
        .close_wrong_code { background: #fbe6c4; }
        .close_unclean { background: #fbe6c4; }
        .close_failed_by_client { background: #fbe6c4; }
        .close_info { background: #e4eefb; }
        """;

    public static string Write(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>{Text(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <h1>{Text(title)}</h1>
        {body}
        </body>
        </html>

        """;

    /// <summary>Text that is only text, whoever wrote it.</summary>
    public static string Text(string? text) => WebUtility.HtmlEncode(Printable.Text(text ?? ""));

    /// <summary>The class of a cell, and the word in it.</summary>
    public static (string Class, string Word) Case(Behavior? behavior) => behavior switch
    {
        null => ("case_missing", "Missing"),
        Behavior.Ok => ("case_ok", "Pass"),
        Behavior.NonStrict => ("case_non_strict", "Non-Strict"),
        Behavior.Informational => ("case_info", "Info"),
        Behavior.Unimplemented => ("case_unimplemented", "Unimplemented"),
        _ => ("case_failed", "Fail"),
    };

    public static (string Class, string Word) Close(Behavior behavior) => behavior switch
    {
        Behavior.Ok => ("close_ok", "Pass"),
        Behavior.WrongCode => ("close_wrong_code", "Wrong Code"),
        Behavior.Unclean => ("close_unclean", "Unclean"),
        Behavior.FailedByClient => ("close_failed_by_client", "Ended By Client"),
        Behavior.Informational or Behavior.Unimplemented => ("close_info", "Info"),
        _ => ("close_failed", "Fail"),
    };
}
