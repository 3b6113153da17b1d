using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Keys that make no sense together in one rule: an error each, because the author meant something else.</summary>
internal static class RuleChecks
{
    public static void Check(PolicyRule rule, MappingReader reader, DiagnosticBag diagnostics)
    {
        var action = Dialect.NameOf(Dialect.ToolPolicy.Actions, rule.Action);
        if (rule.Action is RuleAction.Deny or RuleAction.RequireApproval && reader.Find("limits") is { } limits)
        {
            diagnostics.Error(limits, $"limits belong to an Allow or Limit rule, not to {action}; write another rule for them");
        }

        if (rule.Action != RuleAction.Allow && reader.Find(ScopesReader.Key) is { } scopes)
        {
            diagnostics.Error(
                scopes,
                $"\"{ScopesReader.Key}\" belongs to an Allow rule, not to {action}; it says what the allowed callers need"
            );
        }

        if (rule.Action == RuleAction.Limit && rule.Limits.IsEmpty)
        {
            diagnostics.Error(reader.Node, "a rule with action Limit needs \"limits\"; it says nothing else");
        }

        if (rule.Hide && rule.Action != RuleAction.Deny)
        {
            diagnostics.Error(reader.Find("hide")!, $"\"hide\" belongs to a Deny rule, not to {action}");
        }
        else if (rule.Hide && rule.When is not null)
        {
            diagnostics.Error(reader.Find("hide")!, "a tool that may be called with some arguments cannot be hidden; remove hide or when");
        }
    }
}
