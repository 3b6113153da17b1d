using System.Text;

namespace McpPolicy.Benchmarks.Documents;

/// <summary>Policies to measure with, as somebody would write them.</summary>
internal static class PolicyDocuments
{
    /// <summary>One tool with one limit, everything else denied.</summary>
    public const string Smallest = """
        {
          "version": "1",
          "default": "deny",
          "tools": {
            "set_run_tag": {
              "limits": [{"counter": "set_run_tag_rate", "window": "minute", "max": 30, "scope": "grant"}]
            }
          }
        }
        """;

    private const string Measured = """
            "plain": {},
            "read_*": {},
            "delete_*": {"action": "deny", "reason": "Deleting is done in the user interface."},
            "checked": {"require": [
              {"path": "args.run_id", "op": "regex", "value": "^[0-9a-f]+$"},
              {"path": "args.value", "op": "in", "value": ["staging", "production"]},
              {"path": "args.amount", "op": "lte", "value": 12.5},
              {"path": "args.tags", "op": "contains", "value": "ops"},
              {"path": "/options/depth", "op": "eq", "value": 3}]},
            "limited": {"limits": [{"counter": "one", "window": "second", "max": 1000000000}]},
            "three_limits": {"limits": [
              {"counter": "burst", "window": "second", "max": 1000000000},
              {"counter": "hourly", "window": "hour", "max": 100000000000, "scope": "session"},
              {"counter": "daily", "window": "day", "max": 1000000000000, "scope": "server"}]},
            "full": {"limits": [{"counter": "none", "window": "day", "max": 0}]}
        """;

    /// <summary>The tools that are measured among others: every second with a limit, every fifth with a condition.</summary>
    /// <param name="rules">How many tools are named in all.</param>
    /// <param name="globs">How many globs stand beside them.</param>
    public static string Everyday(int rules, int globs = 0)
    {
        var text = new StringBuilder("{\"version\": \"1\", \"default\": \"deny\", \"tools\": {\n").Append(Measured);
        for (var i = 8; i < rules; i++)
        {
            text.Append($",\n    \"tool_{i}\": {Tool(i)}");
        }

        for (var i = 0; i < globs; i++)
        {
            text.Append($",\n    \"area{i}_*_run\": {{}}");
        }

        return text.Append("\n}}\n").ToString();
    }

    private static string Tool(int i) =>
        (i % 2, i % 5) switch
        {
            (_, 0) => """{"require": [{"path": "args.amount", "op": "lte", "value": 100}]}""",
            (0, _) => """{"limits": [{"window": "minute", "max": 30}]}""",
            _ => "{}",
        };
}
