using System.Collections.Immutable;
using McpPolicy.Cli.Output;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Cli.Test;

/// <summary>Holds a decision against what was expected.</summary>
internal sealed class ExpectationCheck
{
    private readonly ImmutableArray<Mismatch>.Builder _mismatches = ImmutableArray.CreateBuilder<Mismatch>();

    private ExpectationCheck() { }

    /// <summary>Everything that did not come true; empty when all did.</summary>
    public static ImmutableArray<Mismatch> Compare(Expectation expected, Decision actual, bool listed)
    {
        var check = new ExpectationCheck();
        check.Value("effect", expected.Effect, actual.Effect);
        check.Name("rule", expected.Rule, actual.RuleName);
        check.Name("policy", expected.Policy, actual.PolicyName);
        check.Name("limit", expected.Limit, actual.Limit?.Counter ?? "");
        check.Reason(expected.Reason, actual.Text());
        check.RetryAfter(expected.RetryAfter, actual.RetryAfter);
        check.Value("listed", expected.Listed, listed);
        check.Value("hidden", expected.Hidden, actual.IsHidden);
        check.Value("audit", expected.Audit, actual.Audit?.Effect ?? actual.Effect);
        return check._mismatches.ToImmutable();
    }

    private void Value<T>(string what, T? expected, T actual)
        where T : struct
    {
        if (expected is { } value && !value.Equals(actual))
        {
            Add(what, Show(value), Show(actual));
        }
    }

    private void Name(string what, string? expected, string actual)
    {
        if (expected is not null && expected != actual)
        {
            Add(what, expected.Length == 0 ? "none (the default)" : expected, actual.Length == 0 ? "none (the default)" : actual);
        }
    }

    private void Reason(string? expected, string actual)
    {
        if (expected is not null && !actual.Contains(expected, StringComparison.Ordinal))
        {
            Add("reason", $"…{expected}…", actual.Length == 0 ? "nothing, as the call is allowed" : actual);
        }
    }

    private void RetryAfter(TimeSpan? expected, TimeSpan? actual)
    {
        if (expected is { } wait && (actual is null || Seconds(actual.Value) != Seconds(wait)))
        {
            Add("retryAfter", $"{Seconds(wait)}s", actual is { } time ? $"{Seconds(time)}s" : "none");
        }
    }

    private static long Seconds(TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);

    private static string Show<T>(T value) => value is bool flag ? (flag ? "true" : "false") : $"{value}";

    private void Add(string what, string expected, string actual) => _mismatches.Add(new Mismatch(what, expected, actual));
}
