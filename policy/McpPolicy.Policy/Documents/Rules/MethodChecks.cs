using System.Collections.Frozen;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Methods;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Keys that make no sense in a rule about prompts, resources or methods.</summary>
internal static class MethodChecks
{
    public static void Check(PolicyRule rule, MappingReader reader, DiagnosticBag diagnostics)
    {
        var hasItems = !rule.Prompts.IsEmpty || !rule.Resources.IsEmpty;
        if (rule.Methods.FirstOrDefault(static method => !MethodNameCheck.HasOnlyItems(method)) is { } foreign && hasItems)
        {
            diagnostics.Error(
                reader.Find("methods")!,
                $"\"{foreign}\" has neither prompt nor resource, so the names beside it say nothing about it; write another rule for it"
            );
        }

        RefuseKindWithoutMethod(rule, rule.Prompts.IsEmpty, MethodCatalog.WithPrompt, "prompts", reader, diagnostics);
        RefuseKindWithoutMethod(rule, rule.Resources.IsEmpty, MethodCatalog.WithResource, "resources", reader, diagnostics);
        var isAboutArguments = rule.Resources.IsEmpty && (rule.Methods.IsEmpty || !rule.Prompts.IsEmpty);
        if (rule.When is not null && !isAboutArguments)
        {
            diagnostics.Error(reader.Find("when")!, "only tools and prompts have arguments; write another rule for resources and methods");
        }

        if (rule.Limits.Any(static limit => limit.IncrementFrom is not null) && !isAboutArguments)
        {
            diagnostics.Error(reader.Find("limits")!, "only tools and prompts have an argument that a limit could count; write a cost");
        }

        if (rule.Tools.IsEmpty && rule.Limits.Any(static limit => limit.Scope.HasFlag(CounterScope.Tool)))
        {
            diagnostics.Error(
                reader.Find("limits")!,
                "a scope with +tool counts by tool, and the rule is about none; use the scope without it"
            );
        }
    }

    private static void RefuseKindWithoutMethod(
        PolicyRule rule,
        bool isAbsent,
        FrozenSet<string> methods,
        string key,
        MappingReader reader,
        DiagnosticBag diagnostics
    )
    {
        var isNarrowed = !isAbsent && !rule.Methods.IsEmpty;
        if (isNarrowed && !rule.Methods.SelectMany(static m => MethodCatalog.Expand(m)).Any(methods.Contains))
        {
            diagnostics.Error(
                reader.Find("methods")!,
                $"none of these methods has {key}, so \"{key}\" says nothing; write {string.Join(", ", methods.Order(StringComparer.Ordinal))}"
            );
        }
    }
}
