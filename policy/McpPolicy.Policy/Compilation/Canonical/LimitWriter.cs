using System.Collections.Immutable;
using System.Text.Json;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation.Canonical;

/// <summary>Writes a rule's limits, in the words of the canonical form unless told otherwise.</summary>
internal static class LimitWriter
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<RuleLimit> limits) => Write(json, limits, Dialect.ToolPolicy);

    public static void Write(Utf8JsonWriter json, ImmutableArray<RuleLimit> limits, Dialect words)
    {
        if (limits.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("limits");
        foreach (var limit in limits)
        {
            json.WriteStartObject();
            WriteAmount(json, limit, words);
            WriteChoices(json, limit, words);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAmount(Utf8JsonWriter json, RuleLimit limit, Dialect words)
    {
        json.WriteString("counter", limit.Counter);
        WriteWindow(json, limit.Window);
        WriteQuantity(json, "max", limit.Max);
        json.WriteString("scope", Dialect.NameOf(Dialect.Scopes, limit.Scope));
        if (limit.IncrementFrom is { } path)
        {
            json.WriteString(words.IncrementFrom, path.Pointer);
        }
        else if (limit.Cost != Quantity.One)
        {
            WriteQuantity(json, "cost", limit.Cost);
        }
    }

    private static void WriteChoices(Utf8JsonWriter json, RuleLimit limit, Dialect words)
    {
        if (limit.Alignment != WindowAlignment.Sliding)
        {
            json.WriteString("alignment", Dialect.NameOf(words.Alignments, limit.Alignment));
        }

        if (limit.OnStoreFailure != StoreFailureAction.Deny)
        {
            json.WriteString(words.OnStoreFailure, Dialect.NameOf(words.StoreFailures, limit.OnStoreFailure));
        }

        if (limit.Mode != EnforcementMode.Enforce)
        {
            json.WriteString("mode", Dialect.NameOf(words.Modes, limit.Mode));
        }

        if (limit.Reason is { } reason)
        {
            json.WriteString(words.LimitReason, reason);
        }
    }

    private static void WriteWindow(Utf8JsonWriter json, TimeSpan window)
    {
        if (Dialect.Windows.Values.Contains(window))
        {
            json.WriteString("window", Dialect.NameOf(Dialect.Windows, window));
        }
        else
        {
            json.WriteNumber("window", (long)window.TotalSeconds);
        }
    }

    private static void WriteQuantity(Utf8JsonWriter json, string key, Quantity quantity)
    {
        json.WritePropertyName(key);
        json.WriteRawValue(quantity.ToString());
    }
}
