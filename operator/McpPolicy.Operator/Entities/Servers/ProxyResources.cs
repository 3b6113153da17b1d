using System.Text.Json;
using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>Compute resources in Kubernetes' own notation, such as <c>cpu: 500m</c> and <c>memory: 128Mi</c>.</summary>
public sealed record ProxyResources
{
    /// <summary>What the scheduler sets aside for each container.</summary>
    [Items(0, 8)]
    [IntOrString]
    [Pattern(Quantity)]
    public IReadOnlyDictionary<string, JsonElement>? Requests { get; init; }

    /// <summary>What each container may use at most.</summary>
    [Items(0, 8)]
    [IntOrString]
    [Pattern(Quantity)]
    public IReadOnlyDictionary<string, JsonElement>? Limits { get; init; }

    /// <summary>A resource quantity (apimachinery's resource.Quantity), not negative.</summary>
    internal const string Quantity = @"^(\+)?([0-9]+(\.[0-9]*)?|\.[0-9]+)(([KMGTPE]i)|[numkMGTPE]|([eE][-+]?[0-9]+))?$";
}
