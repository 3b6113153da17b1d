namespace McpPolicy.Kubernetes.Models;

/// <summary>One resource in discovery.</summary>
public sealed record V1APIResource
{
    /// <summary>Plural name; a subresource is <c>plural/subresource</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Kind.</summary>
    public string? Kind { get; init; }

    /// <summary>True when objects live in namespaces.</summary>
    public bool? Namespaced { get; init; }

    /// <summary>What can be done with it, such as <c>list</c> and <c>watch</c>.</summary>
    public IReadOnlyList<string>? Verbs { get; init; }
}
