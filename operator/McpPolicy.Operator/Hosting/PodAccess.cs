namespace McpPolicy.Operator.Hosting;

/// <summary>How the operator reaches the proxies' admin port.</summary>
public enum PodAccess
{
    /// <summary>Direct in a cluster, by way of the API server outside.</summary>
    Auto,

    /// <summary>At the pods' own addresses.</summary>
    Direct,

    /// <summary>Through the API server's <c>pods/proxy</c>.</summary>
    ApiServer,
}
