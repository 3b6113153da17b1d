using McpPolicy.Demo.Checks;

namespace McpPolicy.Samples.Tests.Demo;

public sealed class MetricLineTests
{
    [Fact]
    public void Parse_Scrape_FindsTheCounterAndNothingElse()
    {
        const string Scrape = """
            # HELP mcp_policy_tool_calls_total Tool calls.
            # TYPE mcp_policy_tool_calls_total counter
            mcp_policy_tool_calls_total{namespace="ml",server="mlflow",tool="set_run_tag",decision="allow",mode="enforce",policy="",rule="a\"}b"} 30
            mcp_policy_tool_calls_total{tool="_other",decision="deny"} 2 1700000000000
            mcp_policy_tool_calls_total_other{tool="x",decision="deny"} 9
            """;

        var lines = MetricLine.Parse(Scrape.ReplaceLineEndings("\n")).Select(static line => (line.Tool, line.Decision, line.Value));

        Assert.Equal([("set_run_tag", "allow", 30), ("_other", "deny", 2)], lines);
    }
}
