using System.Text.Json.Serialization;
using McpPolicy.Kubernetes.Serialization;

namespace McpPolicy.Kubernetes.Models;

/// <summary>The lease.</summary>
public sealed record V1LeaseSpec
{
    /// <summary>Who holds it; empty when nobody does.</summary>
    public string? HolderIdentity { get; init; }

    /// <summary>Seconds after <see cref="RenewTime"/> that a candidate must wait.</summary>
    public int? LeaseDurationSeconds { get; init; }

    /// <summary>When the holder got it, in microseconds.</summary>
    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? AcquireTime { get; init; }

    /// <summary>When the holder last renewed it, in microseconds.</summary>
    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? RenewTime { get; init; }

    /// <summary>How often the holder changed.</summary>
    public int? LeaseTransitions { get; init; }
}
