namespace McpPolicy.Kubernetes.Operations;

/// <summary>What to list, and how much at once.</summary>
public sealed record ListOptions
{
    /// <summary>Namespace to list; null lists all namespaces, or a cluster-scoped kind.</summary>
    public string? Namespace { get; init; }

    /// <summary>Label selector, such as <c>app=web,tier!=cache</c>; null selects all.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>Field selector, such as <c>metadata.name=web</c>; null selects all. Which fields work depends on the kind.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>Most items in a page, at least 1; null leaves it to the server, which then answers in one piece. Default 500.</summary>
    public int? Limit { get; init; } = 500;

    /// <summary>The previous page's <c>metadata.continue</c>; null for the first page.</summary>
    public string? Continue { get; init; }

    /// <summary>
    /// Null reads the latest state from storage; <c>0</c> takes whatever the server has cached, which costs less and may be old.
    /// </summary>
    public string? ResourceVersion { get; init; }
}
