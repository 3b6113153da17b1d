using System.Text.Json;
using McpPolicy.Policy.Compilation.Canonical;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Model;

namespace McpPolicy.Cli.Convert.ToolPolicies;

/// <summary>Writes a ToolPolicy resource as JSON.</summary>
internal static class ResourceWriter
{
    public static void Write(Utf8JsonWriter json, ToolPolicyDocument policy, ResourceName name, string target)
    {
        json.WriteStartObject();
        json.WriteString("apiVersion", "mcppolicy.dev/v1alpha1");
        json.WriteString("kind", "ToolPolicy");
        json.WriteStartObject("metadata");
        json.WriteString("name", name.Name);
        if (name.Namespace is { } space)
        {
            json.WriteString("namespace", space);
        }

        json.WriteEndObject();
        json.WritePropertyName("spec");
        WriteSpec(json, policy, target);
        json.WriteEndObject();
    }

    private static void WriteSpec(Utf8JsonWriter json, ToolPolicyDocument policy, string target)
    {
        var words = Dialect.ToolPolicy;
        json.WriteStartObject();
        WriteTarget(json, target);
        if (policy.Mode != EnforcementMode.Enforce)
        {
            json.WriteString("mode", Dialect.NameOf(words.Modes, policy.Mode));
        }

        json.WriteString("defaultAction", Dialect.NameOf(words.Defaults, policy.Default));
        json.WriteStartArray("rules");
        foreach (var (rule, name) in policy.Rules.Zip(RuleNames.Of(policy.Rules)))
        {
            RuleWriter.Write(json, rule with { Name = name, Tools = [.. rule.Tools.Distinct(StringComparer.Ordinal)] });
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTarget(Utf8JsonWriter json, string target)
    {
        json.WriteStartArray("targetRefs");
        json.WriteStartObject();
        json.WriteString("group", "mcppolicy.dev");
        json.WriteString("kind", "McpServer");
        json.WriteString("name", target);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
