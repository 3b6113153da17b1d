using System.Text.Json;

namespace McpPolicy.Kubernetes.Models;

/// <summary>Scheduling preferences. Node and pod affinity are passed on as they are.</summary>
public sealed record V1Affinity
{
    /// <summary>Node affinity, not interpreted here.</summary>
    public JsonElement? NodeAffinity { get; init; }

    /// <summary>Pod affinity, not interpreted here.</summary>
    public JsonElement? PodAffinity { get; init; }

    /// <summary>Pod anti-affinity, not interpreted here.</summary>
    public JsonElement? PodAntiAffinity { get; init; }
}
