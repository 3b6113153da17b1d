using System.Collections.Frozen;
using System.Collections.Immutable;
using McpPolicy.Policy.Compilation.Names;
using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Methods;

/// <summary>The methods of MCP (2025-03-26 to 2026-07-28, and the tasks extension) that rules may speak about.</summary>
internal static class MethodCatalog
{
    public const string PromptsGet = "prompts/get";
    public const string PromptsList = "prompts/list";
    public const string ResourcesRead = "resources/read";
    public const string ResourcesList = "resources/list";
    public const string TemplatesList = "resources/templates/list";
    public const string Complete = "completion/complete";

    /// <summary>What a rule with <c>prompts</c> and no <c>methods</c> is about.</summary>
    public static readonly ImmutableArray<string> OfPrompts = [PromptsGet, Complete];

    /// <summary>What a rule with <c>resources</c> and no <c>methods</c> is about.</summary>
    public static readonly ImmutableArray<string> OfResources = [ResourcesRead, "resources/subscribe", "resources/unsubscribe", Complete];

    /// <summary>Every method that has a prompt.</summary>
    public static readonly FrozenSet<string> WithPrompt = FrozenSet.Create(StringComparer.Ordinal, [.. OfPrompts, PromptsList]);

    /// <summary>Every method that has a resource.</summary>
    public static readonly FrozenSet<string> WithResource = FrozenSet.Create(
        StringComparer.Ordinal,
        [.. OfResources, ResourcesList, TemplatesList]
    );

    /// <summary>Methods that have neither.</summary>
    public static readonly ImmutableArray<string> Plain =
    [
        "logging/setLevel",
        "tasks/get",
        "tasks/result",
        "tasks/list",
        "tasks/cancel",
        "tasks/update",
    ];

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<string> All =
    [
        .. Plain.Concat(WithPrompt).Concat(WithResource).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>All of them, to look up.</summary>
    public static readonly FrozenSet<string> Names = All.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Methods without which nobody can connect: they always pass.</summary>
    public static readonly FrozenSet<string> Lifecycle = FrozenSet.Create(
        StringComparer.Ordinal,
        ["initialize", "ping", "server/discover", "subscriptions/listen"]
    );

    // The first segments that MCP itself uses; what begins with another one is somebody's extension.
    private static readonly ImmutableArray<string> Namespaces =
    [
        "tools",
        "resources",
        "prompts",
        "completion",
        "logging",
        "tasks",
        "notifications",
        "server",
        "subscriptions",
        "sampling",
        "elicitation",
        "roots",
    ];

    /// <summary>Whether a method has a prompt or a resource.</summary>
    public static bool HasItems(string method) => WithPrompt.Contains(method) || WithResource.Contains(method);

    /// <summary>The methods that a name or glob stands for: MCP's own that match, else the extension it names; empty when neither.</summary>
    public static ImmutableArray<string> Expand(string pattern)
    {
        ImmutableArray<string> known = [.. All.Where(name => GlobPattern.IsMatch(pattern, name))];
        return known.IsEmpty && IsExtension(pattern) ? [pattern] : known;
    }

    // A first segment that is nearly one of MCP's is taken for a slip: a rule that denies must not silently be about nothing.
    private static bool IsExtension(string pattern)
    {
        var slash = pattern.IndexOf('/');
        return slash > 0 && !pattern[..slash].Contains('*') && NearestName.Find(pattern[..slash], Namespaces) is null;
    }
}
