using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;
using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Reads how long a person has to approve a call: <c>10m</c>, <c>1h30m</c>, <c>90s</c>.</summary>
internal static class ApprovalTimeoutReader
{
    /// <summary>The time; null when none is given, and after an error.</summary>
    public static TimeSpan? Read(MappingReader rule, RuleAction? action, Dialect words, DiagnosticBag diagnostics)
    {
        if (rule.Find(words.ApprovalTimeout) is not { } node)
        {
            return null;
        }

        if (action is { } given && given != RuleAction.RequireApproval)
        {
            var approval = Dialect.NameOf(words.Actions, RuleAction.RequireApproval);
            diagnostics.Error(node, $"\"{words.ApprovalTimeout}\" belongs to action {approval}; remove one");
        }

        if (node is ScalarNode { Kind: ScalarKind.String } text && DurationText.Parse(text.Text) is { } time)
        {
            return time;
        }

        diagnostics.Error(node, $"\"{words.ApprovalTimeout}\" cannot be {node.Describe()}; write 90s, 10m or 1h30m, at most 8784h");
        return null;
    }
}
