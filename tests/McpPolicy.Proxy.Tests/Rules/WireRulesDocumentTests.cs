using System.Reflection;
using System.Text.RegularExpressions;
using McpPolicy.Testing;
using Xunit.v3;

namespace McpPolicy.Proxy.Tests.Rules;

/// <summary>Holds docs/wire-rules.md to the tests: what it names exists, and every rule that is tested here is in it.</summary>
public sealed partial class WireRulesDocumentTests
{
    private static readonly string[] Rows =
    [
        .. File.ReadAllLines(RepositoryFiles.Path("docs/wire-rules.md"))
            .Where(static line => line.StartsWith("| ", StringComparison.Ordinal)),
    ];

    private static readonly HashSet<string> Tests =
    [
        .. typeof(WireRulesDocumentTests)
            .Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods())
            .Where(static method => method.GetCustomAttributes().Any(static attribute => attribute is IFactAttribute))
            .Select(static method => $"{method.DeclaringType!.Name}.{method.Name}"),
    ];

    [Fact]
    public void EveryRule_NamesItsTests_AndTheyExist()
    {
        string[] rules = [.. Rows.Where(static row => !row.StartsWith("| rule", StringComparison.Ordinal))];

        Assert.NotEmpty(rules);
        Assert.All(rules, static rule => Assert.NotEmpty(Named(rule)));
        Assert.All(rules.SelectMany(Named), static test => Assert.Contains(test, Tests));
    }

    [Fact]
    public void EveryTestOfARule_IsNamed()
    {
        string[] named = [.. Rows.SelectMany(Named)];

        Assert.All(
            Tests.Where(static test =>
                test.Contains("RuleTests.", StringComparison.Ordinal) && !test.StartsWith("MethodRule", StringComparison.Ordinal)
            ),
            test => Assert.Contains(test, named)
        );
    }

    private static IEnumerable<string> Named(string row) => TestName().Matches(row).Select(static match => match.Value);

    [GeneratedRegex("[A-Za-z]+Tests\\.[A-Za-z0-9_]+", RegexOptions.None, 1000)]
    private static partial Regex TestName();
}
