using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>How the proxy's pods run.</summary>
public sealed record ProxySettings
{
    /// <summary>
    /// How many proxy pods, 1 to 100. Default 2, so that one can be replaced without an outage. Unless
    /// counterStore says otherwise, limits are counted in each pod: a limit of 30 lets up to 30 through in each.
    /// </summary>
    [Range(1, 100)]
    [Default(2)]
    public int Replicas { get; set; } = 2;

    /// <summary>
    /// Host names, besides the proxy Service's own, under which clients reach the proxy, such as an Ingress's. Requests for any other name are
    /// refused, which keeps DNS rebinding out. At most 16.
    /// </summary>
    [Items(0, 16)]
    [Length(1, 253)]
    [Pattern(Names.DnsSubdomain)]
    [ListSet]
    public IReadOnlyList<string>? AllowedHosts { get; init; }

    /// <summary>What each proxy container requests and may use at most. Default: requests of 50m CPU and 96Mi, a limit of 256Mi of memory.</summary>
    public ProxyResources? Resources { get; init; }

    /// <summary>
    /// How long a pod that is being replaced may take to finish the calls it has begun, in seconds, 0 to 3600. Default 60.
    /// </summary>
    [Range(0, 3600)]
    [Default(60)]
    public int DrainSeconds { get; set; } = 60;
}
