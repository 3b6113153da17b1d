using System.Collections.Immutable;
using System.Text.Json;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Model;
using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Compilation.Canonical;

/// <summary>Writes a rule.</summary>
internal static class RuleWriter
{
    public static void Write(Utf8JsonWriter json, PolicyRule rule)
    {
        json.WriteStartObject();
        json.WriteString("name", rule.Name);
        WriteNames(json, rule);
        WriteSubjects(json, rule.Subjects);
        if (!rule.RequireScopes.IsEmpty)
        {
            WriteList(json, ScopesReader.Key, rule.RequireScopes);
        }

        if (rule.When is { } when)
        {
            json.WritePropertyName("when");
            ConditionWriter.Write(json, when);
        }

        json.WriteString("action", Dialect.NameOf(Dialect.ToolPolicy.Actions, rule.Action));
        if (rule.Reason is { } reason)
        {
            json.WriteString("reason", reason);
        }

        if (rule.Hide)
        {
            json.WriteBoolean("hide", true);
        }

        if (rule.ApprovalTimeout is { } timeout)
        {
            json.WriteString(Dialect.ToolPolicy.ApprovalTimeout, DurationText.Format(timeout));
        }

        if (rule.Mode != EnforcementMode.Enforce)
        {
            json.WriteString("mode", Dialect.NameOf(Dialect.ToolPolicy.Modes, rule.Mode));
        }

        LimitWriter.Write(json, rule.Limits);
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, PolicyRule rule)
    {
        WriteUnlessEmpty(json, "tools", rule.Tools);
        WriteUnlessEmpty(json, "prompts", rule.Prompts);
        WriteUnlessEmpty(json, "resources", rule.Resources);
        WriteUnlessEmpty(json, "methods", rule.Methods);
    }

    private static void WriteUnlessEmpty(Utf8JsonWriter json, string key, ImmutableArray<string> values)
    {
        if (!values.IsEmpty)
        {
            WriteList(json, key, values);
        }
    }

    private static void WriteSubjects(Utf8JsonWriter json, ImmutableArray<RuleSubject> subjects)
    {
        if (subjects.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("subjects");
        foreach (var subject in subjects)
        {
            json.WriteStartObject();
            WriteText(json, "grant", subject.Grant);
            WriteLabels(json, subject.GrantLabels);
            WriteText(json, "subject", subject.Subject);
            WriteText(json, "serviceAccount", subject.ServiceAccount);
            WriteText(json, "group", subject.Group);
            if (subject.Claim is { } claim)
            {
                json.WriteString("claim", claim);
                WriteList(json, "values", subject.Values);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLabels(Utf8JsonWriter json, ImmutableArray<KeyValuePair<string, string>> labels)
    {
        if (labels.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("grantLabels");
        foreach (var (label, value) in labels)
        {
            json.WriteString(label, value);
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string key, string? value)
    {
        if (value is not null)
        {
            json.WriteString(key, value);
        }
    }

    private static void WriteList(Utf8JsonWriter json, string key, ImmutableArray<string> values)
    {
        json.WriteStartArray(key);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
