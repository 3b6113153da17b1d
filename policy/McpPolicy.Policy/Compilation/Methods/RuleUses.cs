using System.Collections.Immutable;
using McpPolicy.Policy.Methods;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation.Methods;

/// <summary>Which uses of which prompts and resources a rule is about. One that names prompts or resources is about using them, and
/// <c>methods</c> narrows that; one that names methods alone is about all prompts and resources they have.</summary>
internal sealed class RuleUses
{
    private static readonly ImmutableArray<string> Everything = ["*"];

    public RuleUses(PolicyRule rule)
    {
        ImmutableArray<string> methods = [.. rule.Methods.SelectMany(static m => MethodCatalog.Expand(m)).Distinct(StringComparer.Ordinal)];
        var isNarrowed = !methods.IsEmpty;
        var namesItems = !rule.Prompts.IsEmpty || !rule.Resources.IsEmpty;
        (Prompts, Resources) = namesItems ? (rule.Prompts, rule.Resources) : (Everything, Everything);
        PromptMethods = isNarrowed ? [.. methods.Where(MethodCatalog.WithPrompt.Contains)] : MethodCatalog.OfPrompts;
        ResourceMethods = isNarrowed ? [.. methods.Where(MethodCatalog.WithResource.Contains)] : MethodCatalog.OfResources;
        PlainMethods = namesItems ? [] : [.. methods.Where(static method => !MethodCatalog.HasItems(method))];
        if (!namesItems && !isNarrowed)
        {
            (PromptMethods, ResourceMethods) = ([], []);
        }
    }

    public ImmutableArray<string> Prompts { get; }

    public ImmutableArray<string> Resources { get; }

    public ImmutableArray<string> PromptMethods { get; }

    public ImmutableArray<string> ResourceMethods { get; }

    public ImmutableArray<string> PlainMethods { get; }
}
