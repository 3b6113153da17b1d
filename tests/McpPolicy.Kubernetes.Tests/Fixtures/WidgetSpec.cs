namespace McpPolicy.Kubernetes.Tests.Fixtures;

public sealed record WidgetSpec
{
    public int? Size { get; init; }

    public string? Colour { get; init; }
}
