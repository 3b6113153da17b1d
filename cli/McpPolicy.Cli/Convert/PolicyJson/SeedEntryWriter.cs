using System.Text.Json;
using McpPolicy.Policy.Compilation.Canonical;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Model;
using McpPolicy.Policy.Text;

namespace McpPolicy.Cli.Convert.PolicyJson;

/// <summary>Writes one entry of a policy.json.</summary>
internal static class SeedEntryWriter
{
    public static void Write(Utf8JsonWriter json, SeedEntry entry)
    {
        json.WriteStartObject();
        if (entry.Main is { } main)
        {
            WriteMain(json, main);
        }

        if (entry.Mode != EnforcementMode.Enforce)
        {
            json.WriteString("mode", Dialect.NameOf(Dialect.Seed.Modes, entry.Mode));
        }

        // What must hold is the opposite of what is denied.
        WriteConditions(
            json,
            "require",
            entry.Conditions.Where(static r => r.When is NotCondition),
            static r => ((NotCondition)r.When!).Part
        );
        WriteConditions(json, "deny_if", entry.Conditions.Where(static r => r.When is not NotCondition), static r => r.When!);
        LimitWriter.Write(json, entry.Main?.Limits ?? [], Dialect.Seed);
        json.WriteEndObject();
    }

    private static void WriteMain(Utf8JsonWriter json, PolicyRule main)
    {
        if (main.Action is RuleAction.Deny or RuleAction.RequireApproval)
        {
            json.WriteString("action", Dialect.NameOf(Dialect.Seed.Actions, main.Action));
            WriteText(json, "reason", main.Reason);
            WriteText(json, Dialect.Seed.ApprovalTimeout, main.ApprovalTimeout is { } timeout ? DurationText.Format(timeout) : null);
        }

        if (main.Hide)
        {
            json.WriteBoolean("hide", true);
        }
    }

    private static void WriteConditions(Utf8JsonWriter json, string key, IEnumerable<PolicyRule> rules, Func<PolicyRule, Condition> written)
    {
        var isOpen = false;
        foreach (var rule in rules)
        {
            if (!isOpen)
            {
                json.WriteStartArray(key);
                isOpen = true;
            }

            WriteCondition(json, written(rule), rule.Reason);
        }

        if (isOpen)
        {
            json.WriteEndArray();
        }
    }

    private static void WriteCondition(Utf8JsonWriter json, Condition condition, string? reason)
    {
        if (reason is null)
        {
            ConditionWriter.Write(json, condition);
            return;
        }

        json.WriteStartObject();
        json.WriteStartArray("conditions");
        foreach (var part in condition is AllCondition all ? all.Parts : [condition])
        {
            ConditionWriter.Write(json, part);
        }

        json.WriteEndArray();
        json.WriteString("on_deny", reason);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string key, string? text)
    {
        if (text is not null)
        {
            json.WriteString(key, text);
        }
    }
}
