using System.Text.Json;
using McpPolicy.Cli.Policies;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Explanations;

namespace McpPolicy.Cli.Explain;

/// <summary>Writes one rule's part of an answer for programs.</summary>
internal static class ExplainRuleJson
{
    public static void Write(Utf8JsonWriter json, RuleExplanation explained, SourceMap sources)
    {
        var rule = explained.Rule;
        json.WriteStartObject();
        json.WriteString("policy", rule.PolicyName);
        json.WriteString("rule", rule.RuleName);
        json.WriteString("action", rule.Action.ToString());
        json.WriteString("mode", rule.Mode.ToString());
        json.WriteString("relevance", explained.Relevance.ToString());
        json.WriteString("pointer", rule.Pointer);
        if (sources.Find(rule) is { } place)
        {
            json.WriteString("file", place.File);
            json.WriteNumber("line", place.Line);
            json.WriteNumber("column", place.Column);
        }

        if (explained.Condition is { } condition)
        {
            json.WritePropertyName("condition");
            Write(json, condition);
        }

        if (explained.LacksScopes)
        {
            json.WriteBoolean("lacksScopes", true);
        }

        json.WriteStartArray("limits");
        foreach (var limit in explained.Limits)
        {
            Write(json, limit);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ConditionExplanation condition)
    {
        json.WriteStartObject();
        json.WriteString("text", condition.Text);
        json.WriteString("outcome", condition.Outcome.ToString());
        if (condition.Parts.IsEmpty)
        {
            json.WriteString("found", condition.Found);
        }
        else
        {
            json.WriteStartArray("parts");
            foreach (var part in condition.Parts)
            {
                Write(json, part);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LimitExplanation explained)
    {
        json.WriteStartObject();
        json.WriteString("counter", explained.Limit.Counter);
        json.WriteString("limit", explained.Limit.Description);
        json.WriteString("scope", Dialect.NameOf(Dialect.Scopes, explained.Limit.Scope));
        json.WriteString("mode", explained.Limit.Mode.ToString());
        json.WriteString("cost", explained.Problem is null ? explained.Cost.ToString() : null);
        json.WriteString("problem", explained.Problem);
        json.WriteEndObject();
    }
}
