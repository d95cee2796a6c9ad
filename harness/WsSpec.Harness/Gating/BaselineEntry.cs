using System.IO.Enumeration;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Gating;

/// <summary>
/// One line of a baseline: <c>PATTERN [target=GLOB] [transport=NAME] [delivery=NAME] [flaky] # reason</c>. Globs know <c>*</c> and
/// <c>?</c>; the pattern is held against the id of a case.
/// </summary>
/// <param name="Pattern">Glob over ids.</param>
/// <param name="Reason">Why the failure is accepted, at best with the address of an issue.</param>
public sealed record BaselineEntry(string Pattern, string Reason)
{
    /// <summary>Glob over the names of targets; null: all of them.</summary>
    public string? Target { get; init; }

    public string? Transport { get; init; }

    public string? Delivery { get; init; }

    /// <summary>True when the case may pass as well: it is then never stale.</summary>
    public bool IsFlaky { get; init; }

    /// <exception cref="FormatException">The line is no entry; the message says why.</exception>
    public static BaselineEntry Parse(string line)
    {
        var parts = line.Split('#', 2, StringSplitOptions.TrimEntries);
        if (parts is not [var before, { Length: > 0 } reason])
        {
            throw new FormatException("the reason is missing: write it behind a '#'");
        }

        var words = before.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words is [var pattern, .. var conditions]
            ? conditions.Aggregate(new BaselineEntry(pattern, reason), (entry, condition) => entry.With(condition))
            : throw new FormatException("the pattern is missing");
    }

    public bool AppliesTo(string target) => Target is null || Matches(Target, target);

    public bool Matches(string id) => Matches(Pattern, id);

    public bool Matches(Result result) => Matches(result.Id)
        && (Transport is null
            || (result is CaseResult { Axes: var a } && a.Transport.ToString().Equals(Transport, StringComparison.OrdinalIgnoreCase)))
        && (Delivery is null || (result is CaseResult { Axes: var b } && Axes.Name(b.Delivery) == Delivery));

    public override string ToString() => $"{Conditions()}  # {Reason}";

    /// <summary>Everything but the reason, as the file has it.</summary>
    public string Conditions() => Pattern
        + (Target is null ? "" : $" target={Target}")
        + (Transport is null ? "" : $" transport={Transport}")
        + (Delivery is null ? "" : $" delivery={Delivery}")
        + (IsFlaky ? " flaky" : "");

    private BaselineEntry With(string condition) => condition.Split('=', 2) switch
    {
        ["target", { Length: > 0 } glob] => this with { Target = glob },
        ["transport", { Length: > 0 } name] => this with { Transport = name },
        ["delivery", { Length: > 0 } name] => this with { Delivery = name },
        ["flaky"] => this with { IsFlaky = true },
        _ => throw new FormatException($"'{condition}' is none of target=, transport=, delivery= and flaky"),
    };

    private static bool Matches(string glob, string text) => FileSystemName.MatchesSimpleExpression(glob, text, ignoreCase: false);
}
