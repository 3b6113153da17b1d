using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Seed;

/// <summary>Reads <c>require</c>, <c>deny_if</c> and the older <c>conditions</c> into Deny rules. Entries are a condition, or a group
/// <c>{"conditions": […], "on_deny": "…"}</c> whose conditions are taken together.</summary>
internal sealed class SeedConditionsReader(SeedRules rules, DiagnosticBag diagnostics)
{
    public void Read(MappingReader entry, string ruleName, string tool)
    {
        var reason = entry.Text("on_deny", DocumentLimits.Reason) ?? entry.Text("reason", DocumentLimits.Reason);
        var mode = entry.Choice("mode", Dialect.Seed.Modes) ?? EnforcementMode.Enforce;
        var template = new PolicyRule
        {
            Name = ruleName,
            Tools = [tool],
            Action = RuleAction.Deny,
            Reason = reason,
            Mode = mode,
        };
        ReadList(entry, "require", template, static all => new NotCondition(all));
        ReadList(entry, "conditions", template, static all => new NotCondition(all));
        ReadList(entry, "deny_if", template, static all => all);
    }

    private void ReadList(MappingReader entry, string key, PolicyRule template, Func<Condition, Condition> denied)
    {
        var items = entry.Items(key, DocumentLimits.ConditionsPerRule);
        for (var i = 0; i < items.Count; i++)
        {
            var (condition, reason) = ReadEntry(items[i]);
            if (condition is not null)
            {
                var name = $"{template.Name}.{key}[{i}]";
                rules.Add(items[i], template with { Name = name, When = denied(condition), Reason = reason ?? template.Reason });
            }
        }
    }

    private (Condition? Condition, string? Reason) ReadEntry(DocumentNode node)
    {
        var conditions = new ConditionReader(diagnostics);
        if (node is not MappingNode mapping || (mapping.Find("conditions") ?? mapping.Find("on_deny")) is null)
        {
            return (conditions.Read(node), null);
        }

        // A single condition may carry its own on_deny beside path, op and value.
        if (mapping.Find("conditions") is null)
        {
            var bare = mapping with { Members = [.. mapping.Members.Where(static m => m.Key != "on_deny")] };
            return (conditions.Read(bare), Values.Text(mapping.Find("on_deny")!.Value, "on_deny", DocumentLimits.Reason, diagnostics));
        }

        var group = MappingReader.Open(node, "a group of conditions", diagnostics, "conditions", "on_deny")!;
        return (conditions.Read(group.Find("conditions")!), group.Text("on_deny", DocumentLimits.Reason));
    }
}
