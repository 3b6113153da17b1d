using System.Collections.Frozen;
using System.Collections.Immutable;
using McpPolicy.Policy.Compilation.Names;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Methods;

namespace McpPolicy.Policy.Compilation.Methods;

/// <summary>Finds what the rules say about the use of a prompt or resource by a method, and about methods that have neither. There is an
/// index for each method, so that a decision need not look at what other methods' rules say.</summary>
internal sealed class MethodIndex
{
    private readonly FrozenDictionary<string, NameIndex> _prompts;
    private readonly FrozenDictionary<string, NameIndex> _resources;

    private MethodIndex(FrozenDictionary<string, NameIndex> prompts, FrozenDictionary<string, NameIndex> resources, NameIndex plain)
    {
        _prompts = prompts;
        _resources = resources;
        Plain = plain;
    }

    /// <summary>Methods by their own names.</summary>
    public NameIndex Plain { get; }

    public static MethodIndex Of(ImmutableArray<CompiledRule> rules)
    {
        var prompts = Builders(MethodCatalog.WithPrompt, DocumentLimits.PromptName);
        var resources = Builders(MethodCatalog.WithResource, DocumentLimits.ResourceUri);
        var plain = new NameIndexBuilder(DocumentLimits.PromptName);
        foreach (var rule in rules)
        {
            var uses = new RuleUses(rule.Source);
            AddAll(prompts, uses.PromptMethods, uses.Prompts, rule);
            AddAll(resources, uses.ResourceMethods, uses.Resources, rule);
            foreach (var method in uses.PlainMethods)
            {
                plain.Add(method, rule);
            }
        }

        return new MethodIndex(Build(prompts), Build(resources), plain.Build());
    }

    /// <summary>The index that a method's prompts or resources are found in; null when the method has none of the kind.</summary>
    public NameIndex? Items(string method, TargetKind kind) =>
        (kind == TargetKind.Prompt ? _prompts : _resources).GetValueOrDefault(method);

    private static Dictionary<string, NameIndexBuilder> Builders(IEnumerable<string> methods, int maxLength) =>
        methods.ToDictionary(static method => method, _ => new NameIndexBuilder(maxLength), StringComparer.Ordinal);

    private static FrozenDictionary<string, NameIndex> Build(Dictionary<string, NameIndexBuilder> builders) =>
        builders.ToFrozenDictionary(static pair => pair.Key, static pair => pair.Value.Build(), StringComparer.Ordinal);

    private static void AddAll(
        Dictionary<string, NameIndexBuilder> builders,
        ImmutableArray<string> methods,
        ImmutableArray<string> patterns,
        CompiledRule rule
    )
    {
        foreach (var method in methods)
        {
            foreach (var pattern in patterns)
            {
                builders[method].Add(pattern, rule);
            }
        }
    }
}
