using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Seed;

/// <summary>A section of a policy.json with a key for each name or glob.</summary>
/// <param name="Key">The section's key.</param>
/// <param name="What">What an entry is called in messages.</param>
/// <param name="Check">Whether a key of the section can be a name; reports why not.</param>
/// <param name="About">Makes a rule be about a name.</param>
/// <param name="HasArguments">Whether entries may have conditions.</param>
internal sealed record SeedSection(
    string Key,
    string What,
    Func<DocumentNode, string, DiagnosticBag, bool> Check,
    Func<PolicyRule, string, PolicyRule> About,
    bool HasArguments
)
{
    public static readonly SeedSection Tools = new(
        "tools",
        "a tool's entry",
        ToolNamesReader.Check,
        static (rule, name) => rule with { Tools = [name] },
        HasArguments: true
    );

    /// <summary>All of them, in the order that rules are made in.</summary>
    public static readonly SeedSection[] All =
    [
        Tools,
        new("prompts", "a prompt's entry", PromptCheck, static (rule, name) => rule with { Prompts = [name] }, HasArguments: false),
        new(
            "resources",
            "a resource's entry",
            ResourceUriCheck.Check,
            static (rule, name) => rule with { Resources = [name] },
            HasArguments: false
        ),
        new(
            "methods",
            "a method's entry",
            MethodNameCheck.Check,
            static (rule, name) => rule with { Methods = [name] },
            HasArguments: false
        ),
    ];

    /// <summary>The name of the rule that an entry becomes; sections may have a key in common.</summary>
    public string RuleName(string name) => this == Tools ? name : $"{Key}:{name}";

    private static bool PromptCheck(DocumentNode node, string name, DiagnosticBag diagnostics)
    {
        if (name.Length > 0 && !name.AsSpan().ContainsAnyInRange('\0', '\u001f'))
        {
            return true;
        }

        diagnostics.Error(node, "a prompt's name is not empty and has no control characters");
        return false;
    }
}
