using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Kubernetes.Tests.Fixtures;

public sealed record WidgetStatus
{
    public long? ObservedGeneration { get; init; }

    public IReadOnlyList<V1Condition>? Conditions { get; init; }
}
